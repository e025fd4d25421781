import { countListed } from "@/lib/instances/list/count";
import { readFilter } from "@/lib/instances/list/request";
import { portalRoute } from "@/lib/portal";

/** How many instances fit a filter, counted up to 10,000. */
export const GET = portalRoute(async ({ request, user }) =>
  Response.json(await countListed(user, readFilter(new URL(request.url).searchParams, user))),
);
