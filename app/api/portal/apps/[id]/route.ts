import { getAppDetails } from "@/lib/apps/list";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await getAppDetails(user, parameters.id)),
);
