import type { Caller } from "@/lib/caller";
import { randomBytes } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "./record";
import { verifyLog } from "./verify";
import { verifyAllLogs } from "./verify-all";
import { extendChains } from "./extend-chain";

const database = useDatabase();
let adminCaller: Caller;
let organizationId: string;

const write = (data: Record<string, string> = {}) =>
  transaction((tx) => recordEvent(tx, adminCaller, { instanceId: 7, type: "instance.renamed", data }));

/** What somebody with the database's own rights can do, past the triggers. */
async function tamper(sql: string, values: unknown[] = []): Promise<void> {
  await database.query("set session_replication_role = replica");
  await database.query(sql, values);
  await database.query("reset session_replication_role");
}

const sealedLines = () =>
  database.query<{ line: number }>(
    "select line from events where organization_id = $1 and line is not null order by line",
    [organizationId],
  );

beforeEach(async () => {
  adminCaller = await admin();
  ({ organizationId } = adminCaller);
});
afterEach(async () => {
  await tamper("delete from events");
  await tamper("delete from trails");
});

describe("sealing", () => {
  it("numbers every line once, whoever seals and however many write meanwhile", async () => {
    const writers = Array.from({ length: 8 }, async (_, writer) => {
      for (let at = 0; at < 25; at++) await write({ from: `${writer} ${at}` });
    });
    const sealers = Array.from({ length: 3 }, async () => {
      for (let at = 0; at < 10; at++) await extendChains();
    });
    await Promise.all([...writers, ...sealers]);
    await extendChains();
    expect((await sealedLines()).map(({ line }) => line)).toEqual(Array.from({ length: 200 }, (_, at) => at + 1));
    expect(await verifyLog(organizationId)).toMatchObject({ lines: 200, good: 200, broken: null });
  });

  it("takes what a slow transaction commits late behind what is sealed already", async () => {
    let commit = () => {};
    const waiting = new Promise<void>((done) => (commit = done));
    let written = () => {};
    const isWritten = new Promise<void>((done) => (written = done));
    const slow = transaction(async (tx) => {
      await recordEvent(tx, bySystem(organizationId), { type: "grant.expired" });
      written();
      await waiting;
    });
    await isWritten;
    await write();
    expect(await extendChains()).toBe(1);
    commit();
    await slow;
    expect(await extendChains()).toBe(1);
    const rows = await database.query("select type, line from events order by id");
    expect(rows).toEqual([
      { type: "grant.expired", line: 2 },
      { type: "instance.renamed", line: 1 },
    ]);
    expect(await verifyLog(organizationId)).toMatchObject({ good: 2, broken: null });
  });

  it("goes on in batches, and leaves other organizations to their own trails", async () => {
    await database.query(
      "insert into events (organization_id, type) select $1, 'grant.expired' from generate_series(1, 2500)",
      [organizationId],
    );
    const reads: number[] = [];
    expect(await extendChains()).toBe(2_500);
    const check = await verifyLog(organizationId, (read) => reads.push(read));
    expect(check).toMatchObject({ lines: 2_500, good: 2_500, broken: null });
    expect(reads).toEqual([1_000, 2_000, 2_500]);
  });

  it("keeps who did it and on what when both are gone", async () => {
    const member = await colleague(adminCaller, "member");
    const { id } = await instance(member);
    await extendChains();
    const who = await database.query<{ email: string }>("select email from users where id = $1", [member.userId]);
    await database.query("delete from instances where id = $1", [id]);
    await database.query("delete from users where id = $1", [member.userId]);
    const rows = await database.query(
      "select instance_id, user_id, actor from events where type = 'instance.connected'",
    );
    expect(rows).toEqual([{ instance_id: id, user_id: member.userId, actor: who[0]!.email }]);
    expect(await verifyLog(organizationId)).toMatchObject({ good: 2, broken: null });
  });
});

describe("the database", () => {
  it("refuses to change, delete or empty lines, sealed or not", async () => {
    await write();
    const attempts = async () => {
      for (const sql of [
        "update events set actor = 'somebody@else.example'",
        "update events set line = 9, seal = '', type = 'grant.expired'",
        "delete from events",
        "truncate events cascade",
      ])
        await expect(database.query(sql)).rejects.toThrow("the trail is append-only");
    };
    await attempts();
    await extendChains();
    await attempts();
    await expect(database.query("update events set line = 9, seal = ''")).rejects.toThrow("the trail is append-only");
  });

  it("lets lines go with their organization", async () => {
    const [{ id } = { id: "" }] = await database.query<{ id: string }>(
      "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Gone', '', $1) returning id",
      [randomBytes(32)],
    );
    await database.query("insert into events (organization_id, type) values ($1, 'grant.expired')", [id]);
    await extendChains();
    await database.query("delete from organizations where id = $1", [id]);
    expect(await database.query("select 1 from events where organization_id = $1", [id])).toEqual([]);
  });
});

describe("the check", () => {
  beforeEach(async () => {
    for (let at = 1; at <= 6; at++) await write({ from: `name ${at}` });
    await extendChains();
  });

  const COLUMNS = [
    "actor = 'x'",
    "address = 'x'",
    "user_id = 0",
    "instance_id = 0",
    "type = 'grant.expired'",
    "data = '{}'",
  ];
  const CHANGED = [...COLUMNS, "created_at = created_at - interval '1 ms'", "seal = '\\x00'"];
  it.each(CHANGED)("names the line that was changed: %s", async (change) => {
    await tamper(`update events set ${change} where line = 4`);
    expect(await verifyLog(organizationId)).toMatchObject({ lines: 6, good: 3, broken: { line: 4, what: "changed" } });
  });

  it("names a line that is missing, the first and the last one too", async () => {
    for (const line of [6, 3, 1]) {
      await tamper("delete from events where line = $1", [line]);
      expect(await verifyLog(organizationId)).toMatchObject({ good: line - 1, broken: { line, what: "missing" } });
    }
  });

  it("finds lines that changed places, and numbers that were closed up", async () => {
    await tamper("update events set line = -line where line in (2, 3)");
    await tamper("update events set line = 5 + line where line in (-2, -3)");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 1, broken: { line: 2 } });
    await tamper("delete from events where line = 4");
    await tamper("update events set line = -line");
    await tamper("update events set line = -line - 1 where line < -4");
    await tamper("update events set line = -line where line < 0");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 1, broken: { line: 2 } });
  });

  it("finds a line put in between, with every number moved to make room", async () => {
    await tamper("update events set line = -line - 1 where line > 3");
    await tamper("update events set line = -line where line < 0");
    await tamper(
      "insert into events (organization_id, type, line, seal, created_at) select organization_id, type, 4, seal, created_at from events where line = 3",
    );
    await tamper("update trails set lines = 7");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 3, broken: { line: 4, what: "changed" } });
  });

  it("finds a line that was written later than it says", async () => {
    await database.query(
      "insert into events (organization_id, type, created_at) values ($1, 'grant.expired', now() - interval '2 hours')",
      [organizationId],
    );
    await extendChains();
    expect(await verifyLog(organizationId)).toMatchObject({ good: 6, broken: { line: 7, what: "dated_back" } });
  });

  it("finds an end that was cut off, and one that was put on", async () => {
    await tamper("delete from events where line > 4");
    await tamper("update trails set lines = 4, last_seal = (select seal from events where line = 4)");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 4, broken: { line: 5, what: "end" } });
    await write();
    expect(await extendChains()).toBe(0);
  });

  it("does not let a trail begin again over lines that are sealed", async () => {
    await tamper("delete from trails");
    await write();
    expect(await extendChains()).toBe(0);
    expect(await verifyLog(organizationId)).toMatchObject({ good: 0, broken: { what: "end" } });
  });

  it("says when the log's encryption key is gone, which is nobody's doing", async () => {
    // Version 1, and a key id that no server has.
    await tamper("update trails set key_sealed = '\\x01026b39' || substring(key_sealed from 5)");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 0, broken: { line: 0, what: "key_missing" } });
  });

  it("says when the log's key was replaced by somebody else", async () => {
    await tamper("update trails set key_sealed = '\\x00'");
    expect(await verifyLog(organizationId)).toMatchObject({ good: 0, broken: { line: 0, what: "key" } });
  });

  it("of every trail, as the command makes it, also compares an end that was noted before", async () => {
    const verifyAll = async (ends: string[]) => {
      const lines = [];
      for await (const line of verifyAllLogs(ends)) lines.push(line);
      return lines;
    };
    const [first] = await verifyAll([]);
    expect(first!.isGood).toBe(true);
    expect(first!.message).toMatch(/^ok .*: 6 entries up to 2.*Z, end .*:6:/);
    const end = first!.message.split(" end ")[1]!;
    await write();
    await extendChains();
    expect((await verifyAll([end])).map(({ isGood }) => isGood)).toEqual([true, true]);
    // An end that was put back from a copy is good in itself.
    const old = await database.query<{ lines: number; last_seal: Buffer; end_seal: Buffer }>("select * from trails");
    const later = (await verifyAll([]))[0]!.message.split(" end ")[1]!;
    await write();
    await extendChains();
    const newest = (await verifyAll([]))[0]!.message.split(" end ")[1]!;
    await tamper("delete from events where line = 8");
    await tamper("update trails set lines = $1, last_seal = $2, end_seal = $3", [
      old[0]!.lines,
      old[0]!.last_seal,
      old[0]!.end_seal,
    ]);
    expect((await verifyAll([later])).map(({ isGood }) => isGood)).toEqual([true, true]);
    expect((await verifyAll([newest, "nonsense"])).map(({ isGood }) => isGood)).toEqual([true, false, false]);
    await tamper("delete from events where line = 2");
    const [broken] = await verifyAll([]);
    expect(broken!.isGood).toBe(false);
    expect(broken!.message).toContain("entry 2 is missing; verified before it: 1");
  });

  it("has nothing to say of an organization without lines", async () => {
    const nobody = "00000000-0000-4000-8000-000000000000";
    expect(await verifyLog(nobody)).toEqual({
      lines: 0,
      removed: 0,
      end: null,
      good: 0,
      goodUntil: null,
      broken: null,
    });
  });
});
