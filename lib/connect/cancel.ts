import type { Caller } from "@/lib/caller";
import { requireOwnAttempt } from "./current-page";
import { endWithout } from "./end-attempt";

/** Ends an attempt because its user does not want it, and what it has connected at Xero. Throws `not_found`. */
export async function cancelAttempt(caller: Caller, id: string): Promise<void> {
  await endWithout(await requireOwnAttempt(caller, id), "declined");
}
