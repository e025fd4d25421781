import { giveAuthorizeUrl } from "@/lib/wire/oauth";
import { wireRoute } from "@/lib/wire/route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = wireRoute({ GET: giveAuthorizeUrl, POST: giveAuthorizeUrl });
