import type { Caller } from "@/lib/caller";
import { failAttempt } from "@/lib/attempts/store";
import { requireOwnAttempt } from "./current-page";
import { forgetAttempt } from "./hold-attempt";

/** Ends an attempt because its user does not want it, and what it has connected at Xero. Throws `not_found`. */
export async function cancelAttempt(caller: Caller, id: string): Promise<void> {
  const { id: own } = await requireOwnAttempt(caller, id);
  await failAttempt(own, "declined", "declined");
  await forgetAttempt(own);
}
