import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { claimedGrant } from "@/e2e/support/renewal";
import type { UserCaller } from "@/lib/caller";
import type { Claim } from "./claim";
import { type Failure, noteFailure } from "./retry";

const database = useDatabase();
let adminCaller: UserCaller;
beforeAll(async () => {
  adminCaller = await admin();
});

const claimed = () => claimedGrant(database, adminCaller);

const BUSY: Failure = { status: "retrying", problem: "xero_busy" };
const eventsOf = async (id: number) =>
  (
    await database.query<{ type: string; data: object }>(
      "select type, data from events where instance_id = $1 and type <> 'instance.connected'",
      [id],
    )
  ).map(({ type, data }) => ({ type, data }));
const waitOf = async ({ id }: Claim) =>
  (
    await database.query<{ seconds: number }>(
      "select extract(epoch from renew_at - now())::float8 seconds from grants where id = $1",
      [id],
    )
  )[0]!.seconds;

describe("a failed renewal", () => {
  it("is stored with its grant and told of, with Xero's words when it said any", async () => {
    const [plain, worded] = [await claimed(), await claimed()];
    await noteFailure(plain.claim, BUSY);
    await noteFailure(worded.claim, { status: "reconnect", problem: "token_rejected", providerMessage: "no more" });
    expect(await eventsOf(plain.id)).toEqual([
      { type: "grant.renewal_failed", data: { problem: "xero_busy", version: 1 } },
    ]);
    expect(await eventsOf(worded.id)).toEqual([
      {
        type: "grant.reconnect_needed",
        data: { problem: "token_rejected", providerMessage: "no more", version: 1 },
      },
    ]);
    expect(
      await database.query("select status, problem, failures, claimed_at from grants where id = $1", [plain.claim.id]),
    ).toEqual([{ status: "retrying", problem: "xero_busy", failures: 1, claimed_at: null }]);
  });

  it.each([
    ["the same again", { status: "retrying", problem: "xero_busy" }, 0],
    ["another problem", { status: "retrying", problem: "answer_lost" }, 1],
    ["another status", { status: "active", problem: "xero_busy" }, 1],
  ] as const)("is told of once, unless it is news: %s", async (_, before, told) => {
    const { id, claim } = await claimed();
    await noteFailure({ ...claim, ...before }, BUSY);
    expect(await eventsOf(id)).toHaveLength(told);
  });

  it.each([
    [0, 15],
    [2, 60],
    [4, 240],
    [20, 300],
  ])("after %i others is tried again in %i seconds, a fifth more or less", async (failures, seconds) => {
    const { claim } = await claimed();
    await noteFailure({ ...claim, failures }, BUSY);
    const wait = await waitOf(claim);
    expect(wait).toBeGreaterThan(seconds * 0.8 - 2);
    expect(wait).toBeLessThan(seconds * 1.2 + 1);
  });

  it("is not tried again before Xero's time", async () => {
    const { claim } = await claimed();
    await noteFailure(claim, { ...BUSY, retryAfterSeconds: 3_600 });
    expect(await waitOf(claim)).toBeGreaterThan(3_590);
  });
});
