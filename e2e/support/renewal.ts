import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/caller";
import { claimDue, claimOne } from "@/lib/grants/claim";
import { renewClaimed } from "@/lib/grants/renew";
import type { TestDatabase } from "./database";
import { instance } from "./people";

/** One turn of the renewer: claims and renews what is due now, and waits until it is done. Gives how many grants it took. */
export async function renewDue(most = 50): Promise<number> {
  const claims = await claimDue(most, [], most);
  await Promise.all(claims.map((claim) => renewClaimed(claim, { noteOutcome: () => 1 })));
  return claims.length;
}

/** An instance of an app of its own, and the claim of its grant. */
export async function claimedGrant(database: TestDatabase, caller: Caller) {
  const { id } = await instance(caller, { key: randomUUID() });
  const [row] = await database.query<{ grantId: string }>(`select grant_id "grantId" from instances where id = $1`, [
    id,
  ]);
  return { id, claim: (await claimOne(row!.grantId, 1, true))! };
}
