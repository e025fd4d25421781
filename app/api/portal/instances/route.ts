import { listInstances } from "@/lib/instances/list/page";
import { readListQuery } from "@/lib/instances/list/request";
import { portalRoute } from "@/lib/portal";

/** A part of the list of instances: the filter, `sort`, `size`, and `after`, `before` or `from` with a row's place. */
export const GET = portalRoute(async ({ request, user }) =>
  Response.json(await listInstances(user, readListQuery(new URL(request.url).searchParams, user))),
);
