import { apiRoute } from "@/lib/api/route";
import { rotateWebhookKey } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ POST: rotateWebhookKey });
