import { openUpdates } from "@/lib/live-updates/streams";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => openUpdates(user));
