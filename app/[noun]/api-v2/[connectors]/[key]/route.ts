import { catalogueShape, requireConnector } from "@/lib/api/connector";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({
  GET: async ({ parameters }) => {
    requireConnector(parameters.key ?? "");
    return Response.json(catalogueShape());
  },
});
