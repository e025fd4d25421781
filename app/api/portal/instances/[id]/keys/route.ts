import { listKeys, makeKey } from "@/lib/api-keys/keys";
import { readKeyChange } from "@/lib/api-keys/read-key";
import { INSTANCE_SCOPES } from "@/lib/api-scopes";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { toId } from "@/lib/validation";

type Parameters = { id: string };

export const GET = portalRoute<Parameters>(async ({ user, parameters }) =>
  Response.json({ items: await listKeys(user, toId(parameters.id)) }),
);

/** Creates an API key of one instance; answers it this once. */
export const POST = portalRoute<Parameters>(async ({ request, user, parameters }) =>
  Response.json(await makeKey(user, toId(parameters.id), readKeyChange(await readJson(request), INSTANCE_SCOPES))),
);
