import { createInstance, listInstances } from "@/lib/api/instances";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: listInstances, POST: createInstance });
