import { claimDue } from "@/lib/grants/claim";
import { renewClaimed } from "@/lib/grants/renew";

/** One turn of the renewer: claims and renews what is due now, and waits until it is done. Gives how many grants it took. */
export async function renewDue(most = 50): Promise<number> {
  const claims = await claimDue(most, [], most);
  await Promise.all(claims.map((claim) => renewClaimed(claim, { noteOutcome: () => 1 })));
  return claims.length;
}
