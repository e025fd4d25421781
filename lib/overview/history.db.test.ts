import type { Caller } from "@/lib/caller";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { readHistory } from "./history";
import { readOverview } from "./overview";

const database = useDatabase();
let adminCaller: Caller;

beforeAll(async () => {
  adminCaller = await admin();
  await instance(adminCaller);
});

/** A run through consent of some days ago. A program's has no state. */
const attempt = (status: string, came: "started" | "sent" | "returned", { days = 1, isProgram = false } = {}) =>
  database.query(
    `insert into attempts (id, organization_id, kind, protocol, status, state_hash, sent_at, returned_at, expires_at, created_at)
     select gen_random_uuid(), $1, 'public', 'oauth2', $2::"AttemptStatus",
       case when $3::text <> 'started' and not $5 then sha256(random()::text::bytea) end,
       case when $3::text <> 'started' then now() end, case when $3::text = 'returned' then now() end, now(),
       now() - make_interval(days => $4)`,
    [adminCaller.organizationId, status, came, days, isProgram],
  );

describe("the history", () => {
  it("counts runs by how far they came, in the portal and within 30 days", async () => {
    await attempt("started", "started");
    await attempt("sent", "sent");
    await attempt("declined", "sent");
    await attempt("returned", "returned");
    await attempt("failed", "returned");
    await attempt("connected", "returned");
    await attempt("connected", "returned", { days: 31 });
    await attempt("connected", "returned", { isProgram: true });
    const { funnel } = await readHistory(adminCaller, 0);
    expect(funnel).toEqual({ started: 6, sent: 5, returned: 3, connected: 1, declined: 1 });
  });

  it("has the last count of each of the reader's days", async () => {
    await database.query(
      `insert into status_counts (organization_id, hour, reconnect, expired, expiring, retrying, connected, disabled)
       select $1, (current_date - 2) at time zone 'UTC' + make_interval(hours => h), 0, 0, 0, 0, h, 0 from generate_series(0, 23) h`,
      [adminCaller.organizationId],
    );
    const connected = async (minutesAhead: number) =>
      (await readHistory(adminCaller, minutesAhead)).statuses.map(({ connected }) => connected);
    expect(await connected(0)).toEqual([23]);
    expect(await connected(60)).toEqual([22, 23]);
    expect(await connected(-60)).toEqual([0, 23]);
    expect(await connected(Number.NaN)).toEqual([23]);
  });

  it("has every day and hour, also those without anything", async () => {
    await database.query(
      "insert into renewal_counts values ($1, date_trunc('hour', now()) - interval '3 hours', 7, 2)",
      [adminCaller.organizationId],
    );
    const { connects, renewals } = await readHistory(adminCaller, 0);
    expect(connects).toHaveLength(30);
    expect(connects.at(-1)!.count).toBe(1);
    expect(connects.reduce((sum, { count }) => sum + count, 0)).toBe(1);
    expect(renewals).toHaveLength(24);
    expect(renewals[20]).toMatchObject({ renewed: 7, failed: 2 });
  });

  it("is an admin's", async () => {
    await expect(readHistory(await colleague(adminCaller, "member"), 0)).rejects.toThrow("Only an admin");
  });
});

describe("what needs attention", () => {
  it("comes most urgent first, with since when it is so", async () => {
    const gone = await instance(adminCaller, { name: "Gone" });
    await instance(adminCaller, { name: "Near", partner: false, minutesLeft: 8 });
    await instance(adminCaller, { name: "Over", partner: false, minutesLeft: -8 });
    await database.query("update instances set removed_at = '2026-11-01T00:00:00Z' where id = $1", [gone.id]);
    await database.query(
      "update apps set problem = 'app_refused', problem_since = '2026-11-02T00:00:00Z' where kind = 'partner'",
    );
    const { attention } = await readOverview(adminCaller);
    expect(attention).toMatchObject([
      { kind: "reconnect", count: 1, first: "2026-11-01T00:00:00.000Z", only: { id: gone.id, name: "Gone" } },
      { kind: "app", since: "2026-11-02T00:00:00.000Z", instances: 2 },
      { kind: "expired", count: 1, only: { name: "Over" } },
      { kind: "expiring", count: 1, only: { name: "Near" } },
    ]);
  });

  it("tells of an app of OAuth 2.0 that is close to the end of a tier", async () => {
    await database.query("update apps set protocol = 'oauth2', problem = null, key = id::text");
    const tier = async () => (await readOverview(adminCaller)).attention.filter(({ kind }) => kind === "tier");
    expect(await tier()).toEqual([]);
    for (let at = 0; at < 4; at++)
      await database.query(
        `insert into instances (organization_id, grant_id, name, token_hash, xero_id, xero_organisation_id, organisation_name, updated_at)
       select organization_id, grant_id, 'More', sha256($1), $2, $2, 'More', now() from instances where name = 'Harbour Lane Bakery' limit 1`,
        [Buffer.from([at]), `x${at}`],
      );
    expect(await tier()).toEqual([expect.objectContaining({ connections: 5, tier: "Starter", most: 5 })]);
  });
});
