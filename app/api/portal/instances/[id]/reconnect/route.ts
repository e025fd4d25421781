import { toId } from "@/lib/validation";
import { startReconnect } from "@/lib/connect/start";
import { formRoute } from "@/lib/portal";
import { depart } from "@/app/api/portal/redirect";

/** Sends the customer of an instance to Xero again; id and token stay. */
export const POST = formRoute<{ id: string }>(async ({ user, parameters }) =>
  depart(await startReconnect(user, toId(parameters.id))),
);
