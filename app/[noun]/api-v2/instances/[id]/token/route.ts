import { apiRoute } from "@/lib/api/route";
import { giveAccessToken } from "@/lib/api/access-token";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: giveAccessToken });
