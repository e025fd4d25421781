import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { addEndpoint, listEndpoints } from "@/lib/webhooks/endpoints/endpoints";
import { readEndpoint } from "@/lib/webhooks/endpoints/read-endpoint";

export const GET = portalRoute(async ({ user }) => Response.json({ items: await listEndpoints(user) }));

/** Adds a webhook of the organization; answers its signature key this once. */
export const POST = portalRoute(async ({ request, user }) =>
  Response.json(await addEndpoint(user, readEndpoint(await readJson(request)))),
);
