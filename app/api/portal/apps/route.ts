import { getAppDetails, listAppViews } from "@/lib/apps/list";
import { addApp } from "@/lib/connect/add-app";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json({ items: await listAppViews(user) }));

/** Saves an app once Xero accepts its keys; answers the app. */
export const POST = portalRoute(async ({ request, user }) => {
  const id = await addApp(user, await readJson(request));
  return Response.json(await getAppDetails(user, id), { status: 201 });
});
