import { putInstance, removeInstance, showInstance } from "@/lib/wire/instances";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({
  GET: showInstance,
  PUT: putInstance,
  PATCH: putInstance,
  DELETE: removeInstance,
});
