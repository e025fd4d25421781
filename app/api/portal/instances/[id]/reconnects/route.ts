import { portalRoute } from "@/lib/portal";
import { readReconnectHistory } from "@/lib/reconnects/history";
import { toId } from "@/lib/validation";

/** The links and mails that asked the instance's customer to reconnect, and the next reminder. */
export const GET = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await readReconnectHistory(user, toId(parameters.id))),
);
