import { tryCall } from "@/lib/instances/try-call";
import { portalRoute } from "@/lib/portal";
import { toId } from "@/lib/validation";

/** Reads the instance's organisation from Xero; answers its name. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json({ organisation: await tryCall(user, toId(parameters.id)) }),
);
