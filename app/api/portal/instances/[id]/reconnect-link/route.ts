import { readJson } from "@/lib/http";
import { portalRoute } from "@/lib/portal";
import { askCustomer, readAsking } from "@/lib/reconnects/ask-customer";
import { toId } from "@/lib/validation";

/** A link with which the customer connects the instance again: answered, or mailed (`mail`, `email`). */
export const POST = portalRoute<{ id: string }>(async ({ request, user, parameters }) =>
  Response.json(await askCustomer(user, toId(parameters.id), readAsking(await readJson(request)))),
);
