import { apiRoute } from "@/lib/api/route";
import { changeWebhookByApi, deleteWebhook, showWebhook } from "@/lib/api/webhooks";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: showWebhook,
  PATCH: changeWebhookByApi,
  DELETE: deleteWebhook,
});
