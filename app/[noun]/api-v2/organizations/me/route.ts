import { showOrganization } from "@/lib/wire/identity";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({ GET: showOrganization });
