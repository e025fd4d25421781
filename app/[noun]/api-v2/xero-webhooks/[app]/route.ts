import { mount } from "@/lib/api/mount";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount("/xero-webhooks/{app}");
