import { inviteAgain } from "@/lib/accounts/invite";
import { portalRoute } from "@/lib/portal";

/** Makes a new link for the same invitation; the old one stops. Answers it when it does not go by mail. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json({ link: await inviteAgain(user, parameters.id) }),
);
