import { patchInstance, putInstance, removeInstance, showInstance } from "@/lib/api/instances";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: showInstance,
  PUT: putInstance,
  PATCH: patchInstance,
  DELETE: removeInstance,
});
