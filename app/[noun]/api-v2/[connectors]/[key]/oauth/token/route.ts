import { getRequestToken } from "@/lib/api/oauth";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: getRequestToken });
