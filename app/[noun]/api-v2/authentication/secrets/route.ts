import { giveSecrets } from "@/lib/wire/identity";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({ GET: giveSecrets });
