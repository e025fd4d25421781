import { wireRoute } from "@/lib/wire/route";
import { giveAccessToken } from "@/lib/wire/use";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({ GET: giveAccessToken });
