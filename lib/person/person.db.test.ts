import { beforeAll, describe, expect, it } from "vitest";
import { collect } from "@/e2e/support/collect";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { extendChains } from "@/lib/audit-log/extend-chain";
import { recordEvent } from "@/lib/audit-log/record";
import { verifyAllLogs } from "@/lib/audit-log/verify-all";
import type { UserCaller } from "@/lib/caller";
import { provenCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { erasePerson } from "./erase-person";
import { exportOwn, exportPerson } from "./export-person";

const database = useDatabase();
const ADDRESS = "jane.doe+books@lantern.example";
const NAME = "Jane Doe-Ōtani";
const LONGER = `x-${ADDRESS}`;

let adminCaller: UserCaller;
let jane: UserCaller;

/** Every row of every table, as text. */
async function dump(): Promise<string> {
  const tables = await database.query<{ name: string }>(
    "select tablename name from pg_tables where schemaname = current_schema()",
  );
  const rows = [];
  for (const { name } of tables)
    rows.push(...(await database.query<{ row: string }>(`select t::text row from "${name}" t`)));
  return rows.map(({ row }) => row).join("\n");
}

/** Whatever can name a person, has this one in it. */
async function fill(): Promise<void> {
  const { organizationId } = adminCaller;
  jane = provenCaller({ ...(await colleague(adminCaller, "member")), address: "203.0.113.7" });
  await database.query("update users set email = $2, first_name = 'Jane', last_name = 'Doe-Ōtani' where id = $1", [
    jane.userId,
    ADDRESS,
  ]);
  await instance(jane, { name: `Books of ${NAME}`, tags: [ADDRESS.toUpperCase(), "other"] });
  await database.query(
    `insert into sessions (id, user_id, organization_id, version, user_agent, expires_at)
      values (gen_random_uuid(), $1, $2, 1, 'Firefox', now())`,
    [jane.userId, organizationId],
  );
  for (const sql of [
    "insert into passkeys (id, user_id, name, public_key) values ('\\x07', $1, 'Work laptop', '\\x08')",
    "insert into authenticators (user_id, secret_sealed, confirmed_at) values ($1, '\\x09', now())",
    "insert into recovery_codes (code_hash, user_id) values ('\\x0a', $1)",
    "insert into pending_sign_ins values ('\\x0b', $1, 1, now())",
  ])
    await database.query(sql, [jane.userId]);
  const values = [organizationId, ADDRESS];
  for (const sql of [
    "insert into invitations (id, organization_id, email, role, token_hash, expires_at) values (gen_random_uuid(), $1, $2, 'admin', '\\x01', now())",
    "insert into mail_codes (id, organization_id, email, code_hash, expires_at) values (gen_random_uuid(), $1, $2, '\\x01', now())",
    "insert into reminder_addresses (id, organization_id, email) values (gen_random_uuid(), $1, $2)",
    "insert into links (id, organization_id, email, name, token_hash, expires_at) values (gen_random_uuid(), $1, $2, 'Tideline', '\\x01', now() + interval '1 day')",
    "insert into brandings (organization_id, support_email, reasons) values ($1, $2, jsonb_build_object('en', 'Ask ' || $2))",
  ])
    await database.query(sql, values);
  const data = { email: ADDRESS, note: `for ${NAME}\n${ADDRESS} and ${LONGER}` };
  await transaction(async (tx) => {
    await recordEvent(tx, jane, { type: "user.joined", data: { role: "member" } });
    await recordEvent(tx, { ...adminCaller, address: "198.51.100.1" }, { type: "user.invited", data });
    await recordEvent(tx, jane, { type: "user.signed_in" });
  });
}

const logs = async () => (await collect(verifyAllLogs([]))).map(({ isGood }) => isGood);

beforeAll(async () => {
  adminCaller = await admin();
  await fill();
  await extendChains();
  await transaction((tx) => recordEvent(tx, jane, { type: "user.secret_shown" }));
});

describe("an export", () => {
  it("has all that is held of an address, and no secret", async () => {
    const { tables } = await exportPerson(ADDRESS.toUpperCase());
    expect(Object.keys(tables).toSorted()).toEqual([
      "apps",
      "authenticators",
      "brandings",
      "events",
      "instances",
      "invitations",
      "links",
      "mail_codes",
      "memberships",
      "passkeys",
      "pending_sign_ins",
      "recovery_codes",
      "reminder_addresses",
      "sessions",
      "users",
    ]);
    expect(tables.users).toEqual([expect.objectContaining({ email: ADDRESS, first_name: "Jane" })]);
    expect(tables.events!.map(({ type }) => type)).toEqual(
      expect.arrayContaining(["user.invited", "user.secret_shown"]),
    );
    expect(JSON.stringify(tables)).not.toMatch(/_sealed|_hash|argon2/);
  });

  it("has of what a user made and what does not name them only which it is", async () => {
    await instance(jane, { name: "Harbour Lane", key: "KEY2" });
    const { tables } = await exportPerson(ADDRESS);
    const other = tables.instances!.find(({ name }) => name === "Harbour Lane")!;
    expect(Object.keys(other).toSorted()).toEqual(["created_at", "id", "kind", "name"]);
  });

  it("that a user asks for has what is theirs alone, and not what others wrote of them", async () => {
    const { address, tables } = await exportOwn(jane);
    expect(address).toBe(ADDRESS);
    expect(Object.keys(tables).toSorted()).toEqual([
      "authenticators",
      "events",
      "memberships",
      "passkeys",
      "pending_sign_ins",
      "recovery_codes",
      "sessions",
      "users",
    ]);
    expect(tables.passkeys).toEqual([expect.objectContaining({ name: "Work laptop", user_id: jane.userId })]);
    expect(tables.users).toHaveLength(1);
    expect(JSON.stringify(tables)).not.toContain("admin@lantern.example");
  });

  it("is empty for somebody unknown", async () => {
    expect((await exportPerson("doe+books@lantern.example")).tables).toEqual({});
  });
});

describe("an erasure", () => {
  it("is refused for the only admin", async () => {
    const before = await dump();
    await expect(erasePerson("admin@lantern.example")).rejects.toThrow("is the only admin of Lantern");
    expect(await dump()).toBe(before);
  });

  it("leaves address and name nowhere, and the chain verifies", async () => {
    expect(await dump()).toMatch(new RegExp(NAME));
    const named = await database.query("select from events where actor = $1 or data::text like $2", [
      ADDRESS,
      `%${NAME}%`,
    ]);
    const { pseudonym, entries, wasUser } = await erasePerson(ADDRESS);
    expect({ entries, wasUser }).toEqual({ entries: named.length, wasUser: true });
    const left = (await dump()).toLowerCase().replaceAll(LONGER.toLowerCase(), "");
    expect(left).not.toContain(ADDRESS.toLowerCase());
    expect(left).not.toContain(NAME.toLowerCase());
    expect(left).not.toContain("203.0.113.7");
    await extendChains();
    expect(await logs()).toEqual([true]);
    expect(await database.query("select data from events where type = 'user.erased'")).toEqual([
      { data: { pseudonym } },
    ]);
    const [invited] = await database.query("select actor, address, data from events where type = 'user.invited'");
    // Somebody else did it, from their own address; and a longer address is somebody else's.
    expect(invited).toEqual({
      actor: "admin@lantern.example",
      address: "198.51.100.1",
      data: { email: pseudonym, note: `for ${pseudonym}\n${pseudonym} and ${LONGER}` },
    });
  });

  it("ends links to the address and keeps what was connected", async () => {
    expect(await database.query("select email, revoked_at is null open from links")).toEqual([
      { email: null, open: false },
    ]);
    expect(await database.query("select count(*)::int from instances")).toEqual([{ count: 2 }]);
  });

  it("is no way to alter an entry: what was changed without the key is found, and so is a mark of another entry", async () => {
    const alter = "update events set actor = 'somebody', redaction = $1 where type = 'user.joined'";
    const [before] = await database.query<{ actor: string; redaction: Buffer }>(
      "select actor, redaction from events where type = 'user.joined'",
    );
    await database.query(alter, [Buffer.alloc(32)]);
    expect(await logs()).toEqual([false]);
    const [other] = await database.query<{ redaction: Buffer }>(
      "select redaction from events where type = 'user.signed_in'",
    );
    await database.query(alter, [other!.redaction]);
    expect(await logs()).toEqual([false]);
    await database.query("update events set actor = $1, redaction = $2 where type = 'user.joined'", [
      before!.actor,
      before!.redaction,
    ]);
    expect(await logs()).toEqual([true]);
    await expect(
      database.query("update events set created_at = now(), redaction = '\\x01' where type = 'user.joined'"),
    ).rejects.toThrow("append-only");
  });

  it("may be done again, also of somebody who was never a user", async () => {
    expect(await erasePerson(ADDRESS)).toMatchObject({ entries: 0, wasUser: false });
    expect(await erasePerson("nobody@lantern.example", ["Tideline"])).toMatchObject({ entries: 0 });
    expect(await dump()).not.toContain("Tideline");
  });
});
