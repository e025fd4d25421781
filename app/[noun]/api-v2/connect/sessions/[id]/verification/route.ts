import { apiRoute } from "@/lib/api/route";
import { verifyCustomer } from "@/lib/api/sessions";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ POST: verifyCustomer });
