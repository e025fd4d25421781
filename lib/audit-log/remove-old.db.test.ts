import { afterEach, beforeEach, expect, it } from "vitest";
import { collect } from "@/e2e/support/collect";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { extendChains } from "./extend-chain";
import { removeOldEntries } from "./remove-old";
import { verifyLog } from "./verify";
import { verifyAllLogs } from "./verify-all";

process.env.KEEP_AUDIT_LOG_DAYS = "30";

const database = useDatabase();
let organizationId: string;

/** Entries of so many days ago, in the chain. */
async function write(count: number, daysAgo: number): Promise<void> {
  await database.query(
    `insert into events (organization_id, type, created_at)
      select $1, 'grant.expired', now() - make_interval(hours => $3) from generate_series(1, $2)`,
    [organizationId, count, Math.round(daysAgo * 24)],
  );
  await extendChains();
}

/** What somebody with the database's own rights can do, past the triggers. */
async function tamper(sql: string): Promise<void> {
  await database.query("set session_replication_role = replica");
  await database.query(sql);
  await database.query("reset session_replication_role");
}

const lines = async () =>
  (await database.query<{ line: number }>("select line from events where line is not null order by line")).map(
    ({ line }) => line,
  );
const noted = () =>
  database.query("select data - 'before' data from events where type = 'organization.audit_log_shortened'");

beforeEach(async () => {
  ({ organizationId } = await admin());
});
afterEach(async () => {
  await tamper("delete from events");
  await tamper("delete from trails");
});

it("removes what is too old from the beginning, says so in the log, and the rest verifies from there", async () => {
  await write(1_300, 40);
  await write(5, 20);
  const before = await verifyLog(organizationId);
  const [{ seal } = { seal: "" }] = await database.query<{ seal: string }>(
    "select encode(seal, 'hex') seal from events where line = 1300",
  );
  await removeOldEntries();
  expect(await lines()).toEqual([1_301, 1_302, 1_303, 1_304, 1_305]);
  expect(await noted()).toEqual([{ data: { entries: 1_300, entry: 1_300, hash: seal } }]);
  await extendChains();
  expect(await verifyLog(organizationId)).toMatchObject({ lines: 1_306, removed: 1_300, good: 6, broken: null });
  const ends = [
    before.end!,
    `${organizationId}:1300:${seal}`,
    `${organizationId}:1300:${"0".repeat(64)}`,
    `${organizationId}:7:${seal}`,
  ];
  const compared = (await collect(verifyAllLogs(ends))).map(({ isGood, message }) => `${isGood} ${message.slice(44)}`);
  expect(compared[0]).toContain("1306 entries (the first 1300 were removed because of their age)");
  expect(compared.slice(1)).toEqual([
    "true  entry 1305 matches the given end",
    "true  entry 1300 matches the given end",
    "false  entry 1300 does not match the given end",
    "true  entry 7 was removed because of its age, so its end can't be compared",
  ]);
});

it("does so about once a day, goes on where it was, and keeps the last entry", async () => {
  await write(3, 30.5);
  await removeOldEntries();
  expect(await lines()).toEqual([1, 2, 3]);
  await write(2, 30.2);
  await tamper("update events set created_at = created_at - interval '2 days'");
  await tamper("delete from trails");
  await tamper("update events set line = null, seal = null");
  await extendChains();
  await removeOldEntries();
  expect(await lines()).toEqual([5]);
  await extendChains();
  await removeOldEntries();
  expect(await lines()).toEqual([6]);
  await removeOldEntries();
  await extendChains();
  await removeOldEntries();
  expect(await lines()).toEqual([6, 7]);
  expect(await verifyLog(organizationId)).toMatchObject({ removed: 5, good: 2, broken: null });
});

it("keeps what does not verify", async () => {
  await write(6, 40);
  await tamper("update events set actor = 'somebody' where line = 3");
  await removeOldEntries();
  expect(await lines()).toEqual([1, 2, 3, 4, 5, 6]);
  expect(await noted()).toEqual([]);
});

it("a beginning that somebody else moved is found, and so is an entry missing after it", async () => {
  await write(4, 40);
  await write(6, 20);
  await removeOldEntries();
  await tamper("delete from events where line = 5");
  expect(await verifyLog(organizationId)).toMatchObject({ broken: { line: 5, what: "missing" } });
  await tamper("update trails set removed_lines = 5, removed_seal = (select seal from events where line = 6)");
  expect(await verifyLog(organizationId)).toMatchObject({ good: 0, broken: { line: 5, what: "begin" } });
  const [result] = await collect(verifyAllLogs([]));
  expect(result!.message).toContain("entry 5 is where older entries were removed, not by Gangway");
});

it("the database lets only go what stands before the beginning", async () => {
  await write(4, 40);
  await write(2, 20);
  await database.query("update trails set removed_lines = 2");
  await expect(database.query("delete from events where line = 3")).rejects.toThrow("append-only");
  await database.query("delete from events where line <= 2");
});
