import { countByStatus } from "@/lib/instances/list/count";
import { readFilter } from "@/lib/instances/list/request";
import { portalRoute } from "@/lib/portal";

/** How many of the instances that fit the rest of a filter have each status. */
export const GET = portalRoute(async ({ request, user }) =>
  Response.json(await countByStatus(user, readFilter(new URL(request.url).searchParams, user))),
);
