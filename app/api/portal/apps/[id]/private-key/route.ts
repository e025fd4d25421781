import { getAppDetails } from "@/lib/apps/list";
import { replacePrivateKey } from "@/lib/apps/replace-keys";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

/** Replaces the app's own private key, once Xero takes the new one; answers the app as it is then. */
export const POST = portalRoute<{ id: string }>(async ({ request, user, parameters }) => {
  await replacePrivateKey(user, parameters.id, await readJson(request));
  return Response.json(await getAppDetails(user, parameters.id));
});
