import { apiRoute } from "@/lib/api/route";
import { createSession } from "@/lib/api/sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ POST: createSession });
