import { apiRoute } from "@/lib/api/route";
import { replayWebhook } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ POST: replayWebhook });
