import type pg from "pg";
import { claimDue } from "@/lib/grants/claim";
import { saveRenewed } from "@/lib/grants/save-batch";

const CYCLES = 10;
const BATCH = 50;
const AT_ONCE = 4;

/**
 * Ten life cycles: every grant is claimed and saved, then all are due again. Tells the time of a claim in each, in
 * milliseconds. Xero is left out, for the table is what would wear.
 */
export async function claimTimes(database: pg.Pool): Promise<number[]> {
  const medians: number[] = [];
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    const times: number[] = [];
    await Promise.all(Array.from({ length: AT_ONCE }, () => renewAll(times)));
    medians.push(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!);
    await database.query("update grants set renew_at = now() - random() * interval '1 min'");
  }
  return medians;
}

async function renewAll(times: number[]): Promise<void> {
  for (;;) {
    const startedAt = performance.now();
    const claims = await claimDue(BATCH, [], BATCH);
    if (claims.length < BATCH) return;
    times.push(performance.now() - startedAt);
    await Promise.all(
      claims.map((claim) => {
        const now = Date.now();
        const tokens = {
          accessToken: "x".repeat(1_400),
          accessTokenSecret: null,
          renewal: "y",
          subject: claim.subject,
        };
        const times30 = { issuedAt: now, expiresAt: now + 1_800_000 };
        return saveRenewed({ claim, tokens: { ...tokens, ...times30 }, caller: null, answeredAt: performance.now() });
      }),
    );
  }
}
