import { createInstance, listInstances, patchInstance, putInstance, removeInstance } from "@/lib/api/instances";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: listInstances,
  POST: createInstance,
  PUT: putInstance,
  PATCH: patchInstance,
  DELETE: removeInstance,
});
