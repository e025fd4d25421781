import { catalogueShape } from "@/lib/api/connector";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: async () => Response.json([catalogueShape()]),
});
