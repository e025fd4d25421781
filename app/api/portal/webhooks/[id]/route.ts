import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { changeEndpoint, deleteEndpoint, getEndpoint } from "@/lib/webhooks/endpoints/endpoints";
import { readEndpoint } from "@/lib/webhooks/endpoints/read-endpoint";

type Parameters = { id: string };

export const GET = portalRoute<Parameters>(async ({ user, parameters }) =>
  Response.json(await getEndpoint(user, parameters.id)),
);

/** Changes what is given; answers the webhook as it is then. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) =>
  Response.json(await changeEndpoint(user, parameters.id, readEndpoint(await readJson(request)))),
);

export const DELETE = portalRoute<Parameters>(async ({ user, parameters }) => {
  await deleteEndpoint(user, parameters.id);
  return new Response(null, { status: 204 });
});
