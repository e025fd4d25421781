import { changeApp, deleteApp, readAppChange } from "@/lib/apps/change-app";
import { getAppDetails } from "@/lib/apps/list";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await getAppDetails(user, parameters.id)),
);

/** Gives the app another name and other scopes: `name`, `reads`, `madeBefore`. Answers the app as it is then. */
export const PATCH = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  await changeApp(user, parameters.id, readAppChange(await readJson(request)));
  return Response.json(await getAppDetails(user, parameters.id));
});

export const DELETE = portalRoute<{ id: string }>(async ({ user, parameters }) => {
  await deleteApp(user, parameters.id);
  return new Response(null, { status: 204 });
});
