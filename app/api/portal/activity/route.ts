import { readFilter } from "@/lib/activity/filter";
import { listActivity } from "@/lib/activity/list";
import { portalRoute } from "@/lib/portal";

/** A page of the trail: `group`, `who`, `instance`, `from`, `to`, `cursor`. */
export const GET = portalRoute(async ({ request, user }) => {
  const query = new URL(request.url).searchParams;
  return Response.json(await listActivity(user, readFilter(query), query.get("cursor") || null));
});
