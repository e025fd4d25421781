import { showOrganization } from "@/lib/api/identity";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: showOrganization });
