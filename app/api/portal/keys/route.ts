import { listKeys, makeKey } from "@/lib/api-keys/keys";
import { readKeyChange } from "@/lib/api-keys/read-key";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

export const GET = portalRoute(async ({ user }) => Response.json({ items: await listKeys(user, null) }));

/** Creates an API key of the organization; answers it this once. */
export const POST = portalRoute(async ({ request, user }) =>
  Response.json(await makeKey(user, null, readKeyChange(await readJson(request)))),
);
