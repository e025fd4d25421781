import { resendLink } from "@/lib/links/change";
import { portalRoute } from "@/lib/portal";

/** Gives a link a new address, and mails it when it has an address to go to. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json(await resendLink(user, parameters.id)),
);
