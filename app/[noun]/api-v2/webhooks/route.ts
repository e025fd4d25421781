import { apiRoute } from "@/lib/api/route";
import { createWebhook, listWebhooks } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: listWebhooks, POST: createWebhook });
