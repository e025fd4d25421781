import { listAppViews } from "@/lib/apps/list";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json({ items: await listAppViews(user) }));
