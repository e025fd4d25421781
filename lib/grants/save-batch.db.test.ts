import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { claimedGrant } from "@/e2e/support/renewal";
import { provenCaller, type UserCaller } from "@/lib/caller";
import type { TokenSet } from "@/lib/xero/model";
import type { Claim } from "./claim";
import { readGrant } from "./renew-now";
import { saveRenewed } from "./save-batch";

const database = useDatabase();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = provenCaller({ ...(await admin()), address: "203.0.113.7" });
});

const claimed = () => claimedGrant(database, adminCaller);

/** Tokens that live so many milliseconds. */
function renewed(claim: Claim, life = 1_800_000): TokenSet {
  const issuedAt = Date.now();
  const tokens = { accessToken: randomUUID(), accessTokenSecret: "s", renewal: "h", subject: claim.subject };
  return { ...tokens, issuedAt, expiresAt: issuedAt + life };
}

/** The database cannot take a time so far away (SQLSTATE 22008). */
const REFUSED_LIFE = 1e300;

const save = (claim: Claim, tokens = renewed(claim), caller: UserCaller | null = null) =>
  saveRenewed({ claim, tokens, caller, answeredAt: performance.now() });
const stored = async ({ id }: Claim) => {
  const { version, status, tokens, secondsLeft } = (await readGrant(id))!;
  return { version, status, token: tokens.accessToken, secondsLeft };
};
const renewalsOf = (id: number) =>
  database.query("select actor, address, user_id from events where instance_id = $1 and type = 'grant.renewed'", [id]);

describe("renewed tokens", () => {
  it("are saved with the next version and their times, of many at once", async () => {
    const all = [await claimed(), await claimed(), await claimed()];
    const answeredAt = performance.now() - 60_000;
    const tokens = all.map(({ claim }) => renewed(claim));
    const saved = await Promise.all(
      all.map(({ claim }, index) => saveRenewed({ claim, tokens: tokens[index]!, caller: null, answeredAt })),
    );
    expect(saved).toEqual([true, true, true]);
    for (const [index, { id, claim }] of all.entries()) {
      const now = await stored(claim);
      expect(now).toMatchObject({ version: 2, status: "active", token: tokens[index]!.accessToken });
      // They came a minute ago.
      expect(now.secondsLeft).toBeGreaterThan(1_730);
      expect(now.secondsLeft).toBeLessThan(1_741);
      expect(await renewalsOf(id)).toEqual([]);
    }
  });

  it("are not saved over newer ones, nor for a grant that is gone", async () => {
    const { claim } = await claimed();
    const tokens = renewed(claim);
    expect(await save(claim, tokens)).toBe(true);
    expect(await save(claim)).toBe(false);
    expect(await stored(claim)).toMatchObject({ version: 2, token: tokens.accessToken });
    expect(await save({ ...claim, id: randomUUID() })).toBe(false);
  });

  it("are told of when somebody asked for them, or after trouble", async () => {
    const asked = await claimed();
    await save(asked.claim, renewed(asked.claim), adminCaller);
    const by = { actor: "admin@lantern.example", address: "203.0.113.7", user_id: adminCaller.userId };
    expect(await renewalsOf(asked.id)).toEqual([by]);
    const mended = await claimed();
    await save({ ...mended.claim, status: "retrying" });
    expect(await renewalsOf(mended.id)).toEqual([{ actor: null, address: null, user_id: null }]);
  });
});

describe("a database that takes no tokens", () => {
  it("refuses only those that cannot be saved", async () => {
    const [good, bad, other] = [await claimed(), await claimed(), await claimed()];
    const outcomes = await Promise.allSettled([
      save(good.claim),
      save(bad.claim, renewed(bad.claim, REFUSED_LIFE)),
      save(other.claim),
    ]);
    expect(outcomes).toMatchObject([
      { status: "fulfilled", value: true },
      { status: "rejected", reason: { code: expect.stringMatching(/^22/) as string } },
      { status: "fulfilled", value: true },
    ]);
    expect(await stored(bad.claim)).toMatchObject({ version: 1 });
    for (const { claim } of [good, other]) expect(await stored(claim)).toMatchObject({ version: 2 });
  });

  it("is asked again, for it may have been another row that was deleted meanwhile", async () => {
    const { claim } = await claimed();
    await database.query("alter table renewal_counts rename to elsewhere");
    const saving = save(claim);
    await sleep(60);
    await database.query("alter table elsewhere rename to renewal_counts");
    expect(await saving).toBe(true);
  });

  it("is waited for as long as it takes, while it does not refuse the tokens themselves", async () => {
    const { claim } = await claimed();
    await setReadOnly(true);
    const saving = save(claim);
    const answer = saving.then(String, String);
    // Longer than three tries take.
    expect(await Promise.race([answer, sleep(1_500, "waits")])).toBe("waits");
    await setReadOnly(false);
    expect(await saving).toBe(true);
    expect(await stored(claim)).toMatchObject({ version: 2 });
  });
});

/** The test's own connection began before, and can write. */
async function setReadOnly(isReadOnly: boolean): Promise<void> {
  await database.query(
    `do $$ begin execute format('alter database %I set default_transaction_read_only = ${isReadOnly}', current_database()); end $$`,
  );
  // New ones have the new setting.
  await database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
}
