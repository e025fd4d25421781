import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import pg from "pg";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { waitUntil } from "@/scripts/processes";
import { migrate, refuseNewerDatabase } from "./migrate";

const database = useDatabase();

let folder: string;
beforeEach(() => (folder = mkdtempSync(join(tmpdir(), "migrations-"))));
afterEach(() => rmSync(folder, { recursive: true }));

function write(name: string, sql: string): void {
  mkdirSync(join(folder, name), { recursive: true });
  writeFileSync(join(folder, name, "migration.sql"), sql);
}

test("a database that is up to date is left alone", async () => {
  expect(await migrate(database.url)).toEqual([]);
});

test("missing migrations are applied in order, once, however many ask at the same time", async () => {
  write("1_make", "create table once (id int); create function one() returns int language sql as $$ select 1; $$;");
  write("2_fill", "insert into once values (1)");
  const applied = await Promise.all([migrate(database.url, folder), migrate(database.url, folder)]);
  expect(applied.flat()).toEqual(["1_make", "2_fill"]);
  expect(await database.query("select id from once")).toEqual([{ id: 1 }]);
});

test("a migration that fails leaves nothing behind and is tried again", async () => {
  write("3_broken", "create table half (id int); select nonsense");
  await expect(migrate(database.url, folder)).rejects.toThrow(/3_broken failed: column "nonsense" does not exist/);
  expect(await database.query("select to_regclass('half') as half")).toEqual([{ half: null }]);

  write("3_broken", "create table half (id int)");
  expect(await migrate(database.url, folder)).toEqual(["3_broken"]);
});

test("a migration that gets in each other's way with calls that are under way is tried again", async () => {
  await database.query("create table first (id int); create table second (id int)");
  write("3_crossed", "alter table second add column a int; alter table first add column a int");
  const call = new pg.Client({ connectionString: database.url });
  await call.connect();
  // So that PostgreSQL ends the migration's transaction and not the call's.
  await call.query("set deadlock_timeout = '1min'");
  await call.query("begin");
  await call.query("lock table first in access share mode");
  const migrated = migrate(database.url, folder);
  migrated.catch(() => {}); // looked at below
  const waiting = "select 1 from pg_locks where not granted and relation = 'first'::regclass";
  expect(await waitUntil(async () => (await database.query(waiting)).length > 0, 10_000, 20)).toBe(true);
  await call.query("lock table second in access share mode");
  await call.query("commit");
  await call.end();
  expect(await migrated).toEqual(["3_crossed"]);
});

test("a migration changed after it was applied is refused", async () => {
  write("4_changed", "select 1");
  await migrate(database.url, folder);
  write("4_changed", "select 2");
  await expect(migrate(database.url, folder)).rejects.toThrow(/4_changed was changed/);
});

test("a database of a newer version is refused", async () => {
  write("9_newer", "select 1");
  await migrate(database.url, folder);
  await expect(refuseNewerDatabase(database.url)).rejects.toThrow(/newer version of Gangway \(9_newer\): start that/);
});
