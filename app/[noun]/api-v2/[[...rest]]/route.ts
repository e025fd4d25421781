import { mount } from "@/lib/api/mount";

/** Whatever else is asked below the contract's address. */
export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = mount(null);
