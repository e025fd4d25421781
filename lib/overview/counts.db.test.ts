import type { Caller } from "@/lib/caller";
import { randomBytes, randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { INSTANCE_STATUSES } from "@/lib/instances/status";
import { instanceStatus, type StatusFacts } from "@/lib/instances/status-conditions";
import { countLive } from "./live-counts";
import { recordStatusCounts } from "./record-status-counts";
import { readOverview } from "./overview";

const database = useDatabase();
const MINUTE = 60_000;
let adminCaller: Caller;
let member: Caller;

/** Every state an instance can be in, on both sides of each limit. */
const STATES: (Omit<StatusFacts, "expiresAt"> & { minutesLeft: number })[] = [false, true].flatMap((disabled) =>
  [false, true].flatMap((removed) =>
    (["active", "retrying", "reconnect"] as const).flatMap((grantStatus) =>
      [false, true].flatMap((renewable) =>
        [-600, -5, 5, 15].map((minutesLeft) => ({ disabled, removed, grantStatus, renewable, minutesLeft })),
      ),
    ),
  ),
);

/** What instanceStatus makes of them all. */
const EXPECTED = Object.fromEntries(
  INSTANCE_STATUSES.map((status) => [
    status,
    STATES.filter((state) => instanceStatus({ ...state, expiresAt: state.minutesLeft * MINUTE }, 0) === status).length,
  ]),
);

beforeAll(async () => {
  adminCaller = await admin();
  member = await colleague(adminCaller, "member");
  const pattern = await instance(adminCaller);
  for (const state of STATES) {
    const grantId = randomUUID();
    await database.query(
      `insert into grants (id, organization_id, app_id, subject, status, issued_at, expires_at, renew_at)
       select $1::uuid, organization_id, app_id, $1::uuid::text, $2::"GrantStatus", now(), now() + make_interval(mins => $3::int), case when $4::bool then now() end
       from grants where id = (select grant_id from instances where id = $5)`,
      [grantId, state.grantStatus, state.minutesLeft, state.renewable, pattern.id],
    );
    await database.query(
      `insert into instances (organization_id, grant_id, name, token_hash, xero_id, xero_organisation_id, organisation_name,
         disabled_at, removed_at, created_by_id, updated_at)
       select organization_id, $1::uuid, 'State', $2::bytea, 'x', 'x', 'State', case when $3::bool then now() end, case when $4::bool then now() end, $5::int, now()
       from instances where id = $6`,
      [grantId, randomBytes(32), state.disabled, state.removed, member.userId, pattern.id],
    );
  }
  await database.query("delete from instances where id = $1", [pattern.id]);
});

describe("the counts by status", () => {
  it("are noted once an hour as instanceStatus has them, by one of several replicas", async () => {
    const noted = await Promise.all([recordStatusCounts(), recordStatusCounts(), recordStatusCounts()]);
    expect(noted.reduce((sum, count) => sum + count)).toBe(1);
    expect(await recordStatusCounts()).toBe(0);
    const rows = await database.query("select * from status_counts");
    expect(rows).toEqual([expect.objectContaining({ organization_id: adminCaller.organizationId, ...EXPECTED })]);
  });

  it("are the same when they are looked at, for an admin and for the member who connected them all", async () => {
    for (const caller of [adminCaller, member]) {
      expect(await readOverview(caller)).toMatchObject({ total: STATES.length, counts: EXPECTED, countedAt: null });
    }
  });

  it("show a member nothing of others, and another organization nothing", async () => {
    const other = await colleague(adminCaller, "member");
    const none = {
      total: 0,
      counts: Object.fromEntries(INSTANCE_STATUSES.map((status) => [status, 0])),
      attention: [],
    };
    expect(await readOverview(other)).toMatchObject({ ...none, health: null });
    expect(await countLive({ organizationId: randomUUID(), ownerId: null })).toMatchObject({ total: 0, counted: [] });
  });

  it("begin for an organization without instances at nought", async () => {
    const id = randomUUID();
    await database.query(
      "insert into organizations (id, name, secret_sealed, secret_hash) values ($1, 'New', '', $2)",
      [id, randomBytes(32)],
    );
    expect(await recordStatusCounts()).toBe(1);
    const [row] = await database.query("select * from status_counts where organization_id = $1", [id]);
    expect(row).toMatchObject({ connected: 0, reconnect: 0, disabled: 0 });
  });

  it("are exact while instances are not many; then a status that many have is as the last full count has it", async () => {
    const { counts: before } = await readOverview(adminCaller);
    await addDisabled(1, 1_200);
    expect(await readOverview(adminCaller)).toMatchObject({
      counts: { ...before, disabled: before.disabled + 1_200 },
      atLeast: [],
      countedAt: null,
    });
    await addDisabled(1_201, 10_200);
    await database.query("delete from status_counts");
    await recordStatusCounts();
    await addDisabled(10_201, 10_210);
    const { counts, atLeast, total, countedAt } = await readOverview(adminCaller);
    expect(counts.disabled).toBe(before.disabled + 10_200);
    expect(atLeast).toEqual([]);
    expect(total).toBe(STATES.length + 10_210);
    expect(countedAt).not.toBeNull();
  });

  it("say that there are more when the last full count is from before", async () => {
    await database.query("update status_counts set disabled = 3");
    expect(await readOverview(adminCaller)).toMatchObject({
      counts: { disabled: 1_000 },
      atLeast: ["disabled"],
      countedAt: null,
    });
  });
});

async function addDisabled(from: number, to: number): Promise<void> {
  await database.query(
    `insert into instances (organization_id, grant_id, name, tags, token_hash, xero_id, xero_organisation_id, organisation_name,
       disabled_at, updated_at)
     select organization_id, id, 'n' || n, '{}', decode(md5('many' || n), 'hex'), n, n, 'n', now(), now()
     from (select * from grants where organization_id = $1 limit 1) g, generate_series($2::int, $3::int) n`,
    [adminCaller.organizationId, from, to],
  );
}
