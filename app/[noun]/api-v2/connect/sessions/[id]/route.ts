import { apiRoute } from "@/lib/api/route";
import { deleteSession, showSession } from "@/lib/api/sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ GET: showSession, DELETE: deleteSession });
