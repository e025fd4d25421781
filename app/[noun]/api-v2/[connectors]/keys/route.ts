import { XERO } from "@/lib/api/connector";
import { listResponse } from "@/lib/api/list-response";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: async () => listResponse([XERO.key]) });
