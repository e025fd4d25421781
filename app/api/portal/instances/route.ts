import { asText } from "@/lib/fields";
import { isInstanceStatus, listInstances } from "@/lib/instances/list";
import { portalRoute } from "@/lib/portal";

/** A page of instances: `search`, `status`, `cursor`. */
export const GET = portalRoute(async ({ request, user }) => {
  const query = new URL(request.url).searchParams;
  const status = query.get("status") ?? "";
  const search = asText(query.get("search")).replaceAll("\0", "").slice(0, 200);
  const page = await listInstances(user, {
    search,
    status: isInstanceStatus(status) ? status : null,
    cursor: query.get("cursor") || null,
  });
  return Response.json(page);
});
