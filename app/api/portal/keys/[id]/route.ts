import { changeKey, revokeKey } from "@/lib/api-keys/keys";
import { readKeyChange } from "@/lib/api-keys/read-key";
import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";

type Parameters = { id: string };

/** Changes what is given; answers the key as it is then, without its secret part. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) =>
  Response.json(await changeKey(user, parameters.id, readKeyChange(await readJson(request)))),
);

export const DELETE = portalRoute<Parameters>(async ({ user, parameters }) => {
  await revokeKey(user, null, parameters.id);
  return new Response(null, { status: 204 });
});
