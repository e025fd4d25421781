import { toId } from "@/lib/validation";
import { portalRoute } from "@/lib/portal";
import { giveResetLink } from "@/lib/accounts/reset-password";

/** Makes a link for a new password and shows it this once. */
export const POST = portalRoute<{ id: string }>(async ({ user, parameters }) =>
  Response.json({ link: await giveResetLink(user, toId(parameters.id)) }),
);
