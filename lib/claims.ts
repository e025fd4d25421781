import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { pool } from "./db";
import { GangwayError } from "./errors";

/** After this a claim whose holder has died is free again; half of it later a living holder pushes it on. */
const LIFE_MS = 20_000;
/** Longer than that, so that who waits for a holder that has died gets the claim. Most browsers and proxies wait for 60 seconds. */
const MAX_WAIT_MS = LIFE_MS + 5_000;
const POLL_MS = { first: 20, most: 500 };

const CLAIM = `insert into claims (name, holder, until) values ($1, $2, now() + ${LIFE_MS} * interval '1 ms')
  on conflict (name) do update set holder = excluded.holder, until = excluded.until where claims.until < now()`;
const PUSH = `update claims set until = now() + ${LIFE_MS} * interval '1 ms' where name = $1 and holder = $2`;
const END = "delete from claims where name = $1 and holder = $2";

/**
 * Runs `work` while nobody else, in any replica, works under the same name. The claim is a row and holds no connection, so
 * `work` may wait for Xero. Throws `busy` when it does not become free in time.
 */
export async function withClaim<T>(name: string, work: () => Promise<T>): Promise<T> {
  const values = [name, randomUUID()];
  await waitForClaim(values);
  // A push that fails is made up for by the next one.
  const push = setInterval(
    () =>
      void pool()
        .query(PUSH, values)
        .catch(() => {}),
    LIFE_MS / 2,
  );
  try {
    return await work();
  } finally {
    clearInterval(push);
    // Unless this succeeds, the claim ends by its time.
    await pool()
      .query({ name: "end_claim", text: END, values })
      .catch(() => {});
  }
}

async function waitForClaim(values: string[]): Promise<void> {
  const giveUpAt = performance.now() + MAX_WAIT_MS;
  for (let wait = POLL_MS.first; performance.now() < giveUpAt; wait = Math.min(wait * 2, POLL_MS.most)) {
    const { rowCount } = await pool().query({ name: "claim", text: CLAIM, values });
    if (rowCount === 1) return;
    await sleep(wait);
  }
  const message = "The same work is still going on in another call. Try again in a few seconds.";
  throw new GangwayError("busy", message, { retryAfterSeconds: 5 });
}

/** Deletes claims of processes that died. */
export async function deleteOldClaims(): Promise<void> {
  await pool().query("delete from claims where until < now()");
}
