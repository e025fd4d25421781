import { toId } from "@/lib/validation";
import { readJson } from "@/lib/http";
import { changeInstance } from "@/lib/instances/change";
import { getInstanceDetails } from "@/lib/instances/details";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { readChange } from "@/lib/instances/read-change";
import { portalRoute } from "@/lib/portal";

type Parameters = { id: string };

export const GET = portalRoute<Parameters>(async ({ user, parameters }) =>
  Response.json(await getInstanceDetails(user, toId(parameters.id))),
);

/** Changes `name`, `tags` or `disabled`; answers the instance as it is then. */
export const PATCH = portalRoute<Parameters>(async ({ request, user, parameters }) => {
  const { id } = await changeInstance(user, toId(parameters.id), readChange(await readJson(request)));
  return Response.json(await getInstanceDetails(user, id));
});

export const DELETE = portalRoute<Parameters>(async ({ user, parameters }) => {
  await disconnectInstance(user, toId(parameters.id));
  return new Response(null, { status: 204 });
});
