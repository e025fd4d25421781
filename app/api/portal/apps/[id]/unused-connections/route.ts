import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { compareConnections } from "@/lib/revocations/compare";
import { readUnwanted, removeUnused } from "@/lib/revocations/remove-unused";

/** Asks Xero about some of the app's Xero users: those after `after`. */
export const GET = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const after = new URL(request.url).searchParams.get("after") ?? "";
  return Response.json(await compareConnections(user, parameters.id, after));
});

/** Ends `connectionIds` of `consent` at Xero; answers the ids of those that nothing used. */
export const DELETE = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  const removed = await removeUnused(user, parameters.id, readUnwanted(await readJson(request)));
  return Response.json({ removed });
});
