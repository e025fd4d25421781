import { restart } from "@/lib/connect/restart";
import { requireOwnAttempt } from "@/lib/connect/current-page";
import { formRoute } from "@/lib/portal";
import { depart } from "@/app/api/portal/redirect";

/** Takes a run up again after it ended. */
export const POST = formRoute<{ id: string }>(async ({ user, parameters }) => {
  const row = await requireOwnAttempt(user, parameters.id);
  return depart(await restart(user, row));
});
