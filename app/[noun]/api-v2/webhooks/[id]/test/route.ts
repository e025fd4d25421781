import { apiRoute } from "@/lib/api/route";
import { testWebhookByApi } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ POST: testWebhookByApi });
