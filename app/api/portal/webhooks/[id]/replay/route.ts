import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { readRange, replay } from "@/lib/webhooks/endpoints/replay";

/** Sends the events between `from` and `to`; answers how many. */
export const POST = portalRoute<{ id: string }>(async ({ request, user, parameters }) =>
  Response.json({ events: await replay(user, parameters.id, readRange(await readJson(request))) }),
);
