import { cancelAttempt } from "@/lib/connect/cancel";
import { formRoute, seeOther } from "@/lib/portal";

/** Ends a run that its user does not want, and at Xero what it has connected. */
export const POST = formRoute<{ id: string }>(async ({ user, parameters }) => {
  await cancelAttempt(user, parameters.id);
  return seeOther("/dashboard/instances");
});
