import { catalogueShape } from "@/lib/wire/connector";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({
  GET: async () => Response.json([catalogueShape()]),
});
