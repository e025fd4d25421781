import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { useDatabase } from "@/e2e/support/database";
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
