import { apiRoute } from "@/lib/api/route";
import { listWebhookDeliveries } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: listWebhookDeliveries });
