import { claimDue } from "@/lib/revocations/claim";
import { endClaimed } from "@/lib/revocations/end";

/** One turn of the queue of revocations: ends what is due now, and waits until it is done. */
export async function endDue(most = 50): Promise<void> {
  await Promise.all((await claimDue(most, [], most)).map(endClaimed));
}
