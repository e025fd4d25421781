import { countLinks } from "@/lib/links/list";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await countLinks(user)));
