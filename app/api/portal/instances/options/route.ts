import { listOptions } from "@/lib/instances/list/options";
import { portalRoute } from "@/lib/portal";

/** Apps, people and tags that the list can be narrowed to. */
export const GET = portalRoute(async ({ user }) => Response.json(await listOptions(user)));
