import { readOverview } from "@/lib/overview/overview";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json(await readOverview(user)));
