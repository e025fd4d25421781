import { pingCall } from "@/lib/wire/instances";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({ GET: pingCall });
