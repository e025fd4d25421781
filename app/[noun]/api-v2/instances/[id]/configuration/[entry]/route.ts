import { changeConfigurationEntry } from "@/lib/api/configuration";
import { apiRoute } from "@/lib/api/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = apiRoute({ PATCH: changeConfigurationEntry });
