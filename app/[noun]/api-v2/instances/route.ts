import { createInstance, listInstances, putInstance, removeInstance } from "@/lib/wire/instances";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({
  GET: listInstances,
  POST: createInstance,
  PUT: putInstance,
  PATCH: putInstance,
  DELETE: removeInstance,
});
