import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, inject, it, vi } from "vitest";
import { collect } from "@/e2e/support/collect";
import { useDatabase } from "@/e2e/support/database";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { LEFT_OUT_TABLES } from "./contents";
import { K1, K2, OTHER_K1, withKeys } from "@/e2e/support/encryption-keys";
import { ROOT } from "@/scripts/root";
import { createDatabase, dropDatabase } from "@/scripts/embedded/database";

const database = useDatabase();
const server = inject("serverUrl");
const folder = mkdtempSync(join(tmpdir(), "gangway-backup-"));
const FILE = join(folder, "backup");
const others: string[] = [];

/** One more database; empty unless it is a copy of another. */
async function another(template?: string): Promise<string> {
  const name = `restore_${others.length}_${process.pid}`;
  others.push(name);
  return createDatabase(server, name, template);
}

/** The command as it runs with another database. */
async function commands(url: string, keys: string[] = [K1]) {
  vi.stubEnv("DATABASE_URL", url);
  return withKeys(keys, () => import("./commands"));
}

async function ask<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

const tablesOf = async (url: string) =>
  (await ask<{ name: string }>(url, "select tablename name from pg_tables where schemaname = 'public' order by 1")).map(
    ({ name }) => name,
  );

/** Every row of a table without what a restore changes. */
const rowsOf = (url: string, table: string, without: string[]) =>
  ask(url, `select to_jsonb(t) - '{${without.join()}}'::text[] row from ${table} t order by 1`);

beforeAll(async () => {
  vi.stubEnv("BACKUP_KEY", Buffer.alloc(32, 9).toString("base64"));
  const { organizationId } = await fillEverySealedColumn(database);
  const { extendChains } = await import("@/lib/audit-log/extend-chain");
  await extendChains();
  // A link and an instance that refer to each other.
  await database.query(
    `with l as (insert into links (id, organization_id, name, token_hash, expires_at, instance_id)
       select gen_random_uuid(), organization_id, 'Reconnect', '\\x01', now(), id from instances limit 1 returning id)
     update instances set link_id = (select id from l)`,
  );
  await database.query(
    "insert into invitations (id, organization_id, email, role, token_hash, expires_at) values (gen_random_uuid(), $1, 'x@y.example', 'admin', '\\x02', now())",
    [organizationId],
  );
  await database.query("insert into pending_sign_ins select '\\x03', id, 1, now() + interval '10 minutes' from users");
  await database.query("insert into passkey_challenges values ('\\x04', '\\x05', null, now() + interval '5 minutes')");
  await database.query(`insert into encryption_keys (id, check_value) values ('k1', $1) on conflict do nothing`, [
    (await import("@/lib/encryption")).keyCheckValue("k1"),
  ]);
  const { writeAndDescribe } = await commands(database.url);
  expect(await writeAndDescribe(FILE)).toMatch(/rows in \d+ tables, 1 instances.*keep both/s);
});
afterAll(async () => {
  for (const name of others) await dropDatabase(server, name);
  rmSync(folder, { recursive: true });
});

it("somebody has decided of every table whether it is backed up", async () => {
  const kept = (await tablesOf(database.url)).filter((name) => !LEFT_OUT_TABLES.has(name));
  expect(kept).toEqual([
    "api_keys",
    "apps",
    "attempts",
    "authenticators",
    "brandings",
    "call_counts",
    "deliveries",
    "encryption_keys",
    "events",
    "grant_tokens",
    "grants",
    "idempotency_keys",
    "instances",
    "links",
    "memberships",
    "organizations",
    "passkeys",
    "recovery_codes",
    "reminder_addresses",
    "reminders",
    "renewal_counts",
    "signing_keys",
    "status_counts",
    "trails",
    "users",
    "webhook_endpoints",
    "xero_events",
    "xero_webhooks",
  ]);
});

describe("a restored database", () => {
  let url: string;
  beforeAll(async () => {
    url = await another();
    const { restoreAndDescribe } = await commands(url);
    expect(await restoreAndDescribe(FILE, false)).toContain("1 Xero tokens are tried");
  });

  it("has what was backed up, and counts and deliveries as they were", async () => {
    for (const [table, without] of Object.entries({
      organizations: [],
      users: [],
      memberships: [],
      apps: [],
      instances: [],
      links: [],
      deliveries: ["claimed_at"],
      trails: [],
      signing_keys: [],
      grant_tokens: [],
      webhook_endpoints: [],
    }))
      expect(await rowsOf(url, table, without), table).toEqual(await rowsOf(database.url, table, without));
    const events = await rowsOf(url, "events", []);
    expect(events).toEqual(expect.arrayContaining(await rowsOf(database.url, "events", [])));
    expect(await ask(url, "select type, data->>'backupAt' is not null has from events where line is null")).toEqual([
      { type: "organization.restored", has: true },
    ]);
  });

  it("has nothing that would let somebody in again, or end what was connected since", async () => {
    for (const table of LEFT_OUT_TABLES) {
      if (table === "_prisma_migrations") continue; // has those of this version
      expect(await ask(url, `select from ${table}`), table).toEqual([]);
    }
    const open = "secrets_sealed is not null or state_hash is not null or expires_at > now()";
    expect(await ask(url, `select from attempts where ${open}`)).toEqual([]);
  });

  it("trusts no token, and says why", async () => {
    expect(await ask(url, "select status, problem, claimed_at, renew_at <= now() due from grants")).toEqual([
      { status: "retrying", problem: "restored", claimed_at: null, due: true },
    ]);
  });

  it("gives no number again, keeps what guards it, and its audit log goes on", async () => {
    const [{ id } = { id: 0 }] = await ask<{ id: string }>(url, "select nextval('instances_id_seq') id");
    expect(Number(id)).toBeGreaterThan(1_000_000);
    await expect(ask(url, "delete from events")).rejects.toThrow("the trail is append-only");
    const triggers =
      "select tgrelid::regclass::text, tgname, tgenabled from pg_trigger where not tgisinternal order by 1, 2";
    expect(await ask(url, triggers)).toEqual(await ask(database.url, triggers));
    const constraints = `select conrelid::regclass::text, conname, pg_get_constraintdef(oid), convalidated from pg_constraint order by 1, 2`;
    expect(await ask(url, constraints)).toEqual(await ask(database.url, constraints));
    const { closeDatabase } = await import("@/lib/db");
    await closeDatabase();
    await commands(url);
    const { extendChains } = await import("@/lib/audit-log/extend-chain");
    const { verifyAllLogs } = await import("@/lib/audit-log/verify-all");
    await extendChains();
    const logs = await collect(verifyAllLogs([]));
    expect(logs.map(({ isGood }) => isGood)).toEqual([true]);
    await closeDatabase();
  });
});

describe("a restore is refused before anything is written", () => {
  let url: string;
  beforeAll(async () => {
    url = await another();
  });

  async function refused(message: RegExp | string, { file = FILE, keys = [K1] } = {}): Promise<void> {
    const { restoreAndDescribe } = await commands(url, keys);
    await expect(restoreAndDescribe(file, false)).rejects.toThrow(message);
    expect(await tablesOf(url)).toEqual([]);
  }

  it("without the encryption keys of the backup", async () => {
    await refused("ENCRYPTION_KEYS has no key k1", { keys: [K2] });
    await refused("Key k1 of ENCRYPTION_KEYS has another value", { keys: [OTHER_K1] });
  });

  it("for a file that was altered or cut off", async () => {
    const bytes = readFileSync(FILE);
    const file = join(folder, "altered");
    writeFileSync(file, bytes.subarray(0, -20));
    await refused("was altered or is cut off", { file });
    bytes.writeUInt8(bytes.readUInt8(bytes.length - 40) ^ 1, bytes.length - 40);
    writeFileSync(file, bytes);
    await refused("was altered or is cut off", { file });
  });

  it("with another BACKUP_KEY, or none", async () => {
    const key = process.env.BACKUP_KEY;
    vi.stubEnv("BACKUP_KEY", Buffer.alloc(32, 1).toString("base64"));
    await refused("BACKUP_KEY is not the key");
    vi.stubEnv("BACKUP_KEY", undefined);
    await refused("BACKUP_KEY is missing");
    vi.stubEnv("BACKUP_KEY", key);
  });

  it("of a newer version", async () => {
    await database.query(
      `insert into "_prisma_migrations" (id, checksum, migration_name, finished_at) values ('1', 'c', '29990101000000_new', now())`,
    );
    const file = join(folder, "newer");
    const { writeAndDescribe } = await commands(database.url);
    await expect(writeAndDescribe(file)).rejects.toThrow("belongs to a newer version");
    const { sealChunks } = await import("./chunks");
    const { packRecords } = await import("./records");
    const { readDatabase } = await import("./read-database");
    const client = new pg.Client({ connectionString: database.url });
    await client.connect();
    const chunks = sealChunks(Buffer.from(process.env.BACKUP_KEY!, "base64"), packRecords(readDatabase(client)));
    writeFileSync(file, Buffer.concat(await collect(chunks)));
    await client.end();
    await database.query(`delete from "_prisma_migrations" where id = '1'`);
    await refused("newer version of Gangway (29990101000000_new)", { file });
  });
});

describe("a database that is not empty", () => {
  it("is replaced only when that is asked for, and when nobody else uses it; what fails leaves it as it was", async () => {
    const url = await another("template");
    const { restoreAndDescribe } = await commands(url);
    await expect(restoreAndDescribe(FILE, false)).rejects.toThrow("is not empty: it has 0 instances");
    const busy = new pg.Client({ connectionString: url });
    await busy.connect();
    await expect(restoreAndDescribe(FILE, true)).rejects.toThrow("1 other connections to this database are open");
    await busy.query("insert into claims values ('kept', gen_random_uuid(), now())");
    // What the restore makes is refused in its very last statement.
    await busy.query(`create or replace function refuse() returns event_trigger language plpgsql as $$ begin
      if tg_tag = 'ALTER TABLE' and exists (select from pg_trigger where tgname = 'keep_event' and tgenabled = 'O')
        and exists (select from organizations) then raise exception 'no more'; end if; end $$`);
    await busy.query("create event trigger refuse on ddl_command_end execute function refuse()");
    await busy.end();
    await expect(restoreAndDescribe(FILE, true)).rejects.toThrow();
    expect(await ask(url, "select name from claims")).toEqual([{ name: "kept" }]);
    await ask(url, "drop event trigger refuse");
    await ask(url, "drop function refuse");
    await restoreAndDescribe(FILE, true);
    expect(await ask(url, "select name from claims")).toEqual([]);
    expect(await ask(url, "select count(*)::int from instances")).toEqual([{ count: 1 }]);
  });

  it("is left alone when it is not Gangway's", async () => {
    const url = await another();
    await ask(url, "create table theirs (id int)");
    const { restoreAndDescribe } = await commands(url);
    await expect(restoreAndDescribe(FILE, true)).rejects.toThrow("tables that are not Gangway's");
    expect(await tablesOf(url)).toEqual(["theirs"]);
  });
});

it("needs no more rights than those of the database's owner, as managed databases give them", async () => {
  const url = new URL(await another());
  const role = `owner_${process.pid}`;
  await database.query(`create role ${role} login password 'secret'`);
  await database.query(`alter database ${url.pathname.slice(1)} owner to ${role}`);
  url.username = role;
  url.password = "secret";
  const { restoreAndDescribe, writeAndDescribe } = await commands(url.href);
  await restoreAndDescribe(FILE, false);
  await restoreAndDescribe(FILE, true);
  await writeAndDescribe(join(folder, "owners"));
  expect(await ask(url.href, "select count(*)::int from instances")).toEqual([{ count: 1 }]);
  await dropDatabase(server, url.pathname.slice(1));
  await database.query(`drop role ${role}`);
});

it("a database that was restored by other means is settled in the same way", async () => {
  const url = await another();
  const { restoreAndDescribe, settleAndDescribe } = await commands(url);
  await restoreAndDescribe(FILE, false);
  await ask(url, "update grants set status = 'active', problem = null, claimed_at = now()");
  await ask(
    url,
    `insert into sessions (id, user_id, organization_id, version, user_agent, expires_at)
      select gen_random_uuid(), user_id, organization_id, 1, '', now() + interval '1 day' from memberships`,
  );
  await ask(url, "insert into revocations (client_id, xero_user, next_at) values ('c', 'u', now())");
  await expect(settleAndDescribe("yesterday")).rejects.toThrow("--snapshot takes the time");
  expect(await settleAndDescribe("2026-11-30T05:00:00+01:00")).toContain("1 Xero tokens are tried");
  for (const table of ["sessions", "revocations"]) expect(await ask(url, `select from ${table}`), table).toEqual([]);
  expect(await ask(url, "select status, problem, claimed_at from grants")).toEqual([
    { status: "retrying", problem: "restored", claimed_at: null },
  ]);
  const noted =
    "select data->>'backupAt' \"backupAt\" from events where type = 'organization.restored' order by id desc limit 1";
  expect(await ask(url, noted)).toEqual([{ backupAt: "2026-11-30T04:00:00.000Z" }]);
  const { settleAndDescribe: settleEmpty } = await commands(await another());
  await expect(settleEmpty("2026-11-30T05:00:00Z")).rejects.toThrow("has nothing in it");
});

it("a backup of a version before is migrated to this one", async () => {
  const old = await another();
  const { knownMigrations, migrate } = await import("@/lib/migrate");
  const newest = [...knownMigrations().keys()].at(-1)!;
  const migrations = join(folder, "migrations");
  cpSync(join(ROOT, "prisma/migrations"), migrations, { recursive: true, filter: (path) => !path.includes(newest) });
  await migrate(old, migrations);
  await ask(
    old,
    "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Old', '', '')",
  );
  const file = join(folder, "old");
  await (await commands(old)).writeAndDescribe(file);
  const url = await another();
  await (await commands(url)).restoreAndDescribe(file, false);
  expect(await ask(url, "select name from organizations")).toEqual([{ name: "Old" }]);
  const applied = await ask<{ name: string }>(url, `select migration_name name from "_prisma_migrations" order by 1`);
  expect(applied.map(({ name }) => name)).toEqual([...knownMigrations().keys()]);
});

it("a check needs no database, and an existing file is not written over", async () => {
  const { verifyBackup, writeAndDescribe } = await commands("postgresql://nobody@127.0.0.1:1/none");
  expect(await verifyBackup(FILE)).toMatch(/is whole, of 2.*1 instances/);
  await expect(writeAndDescribe(FILE)).rejects.toThrow("is there already");
});
