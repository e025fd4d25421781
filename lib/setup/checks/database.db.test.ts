import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { transactionPooler } from "@/e2e/support/transaction-pooler";
import { installationKey } from "@/lib/apps/installation-key";
import { pool } from "@/lib/db";
import { migrateWithKeys } from "@/lib/encryption-keys/migrate-with-keys";
import { checkDatabase } from "./database";
import { checkDisk } from "./disk";
import { checkEncryption } from "./encryption";
import { checkPooler } from "./pooler";
import { checkSchema } from "./schema";

const database = useDatabase();

it("a database that answers is told with its version", async () => {
  expect(await checkDatabase()).toMatchObject({ state: "ok" });
  expect((await checkDatabase()).found).toMatch(/^PostgreSQL 18\.\d+ answers\.$/);
});

it("the schema: up to date, behind, of a newer version", async () => {
  expect(await checkSchema(database.url)).toMatchObject({ state: "ok" });
  const [last] = await database.query<{ name: string }>(
    `select migration_name as name from "_prisma_migrations" order by 1 desc limit 1`,
  );
  const rename = (from: string, to: string) =>
    database.query(`update "_prisma_migrations" set migration_name = $2 where migration_name = $1`, [from, to]);
  await database.query(`update "_prisma_migrations" set finished_at = null where migration_name = $1`, [last!.name]);
  expect(await checkSchema(database.url)).toMatchObject({ state: "failed", change: { line: "npm start" } });
  await database.query(`update "_prisma_migrations" set finished_at = now()`);
  await rename(last!.name, "9_newer");
  expect((await checkSchema(database.url)).found).toContain("newer version of Gangway (9_newer)");
  await rename("9_newer", last!.name);
});

it("a pooler that forgets prepared statements is found, and a direct connection is fine", async () => {
  expect(await checkPooler(database.url)).toMatchObject({ state: "ok" });
  const pooler = await transactionPooler(database.url);
  expect(await checkPooler(pooler.url)).toMatchObject({
    state: "failed",
    change: { line: "max_prepared_statements = 200" },
  });
  pooler.close();
});

it("keys: all is read, one is missing, one has another value, one is worn out", async () => {
  await admin();
  await installationKey();
  await migrateWithKeys(database.url);
  expect(await checkEncryption()).toEqual({
    state: "ok",
    found: "Key k1 encrypts 3 records, and everything stored can be read. Keys are read from ENCRYPTION_KEYS.",
  });
  const [kept] = await database.query<{ sealed: Buffer }>("select secret_sealed sealed from organizations");
  const byLostKey = Buffer.concat([Buffer.from([1, 2]), Buffer.from("k0"), kept!.sealed.subarray(4)]);
  await database.query("update organizations set secret_sealed = $1", [byLostKey]);
  expect(await checkEncryption()).toMatchObject({
    state: "failed",
    found: "ENCRYPTION_KEYS has no key k0, with which 1 record is encrypted. Put the key back.",
    change: { line: "ENCRYPTION_KEYS=k1:...,k0:..." },
  });
  await database.query("update organizations set secret_sealed = $1", [kept!.sealed]);
  await database.query("update encryption_keys set uses = 2147483648");
  expect(await checkEncryption()).toMatchObject({
    state: "warning",
    found: expect.stringContaining("2,147,483,648 records of the 4,294,967,296") as string,
    change: { line: "ENCRYPTION_KEYS=k2:...,k1:..." },
  });
  await database.query("update encryption_keys set check_value = 'another'");
  expect(await checkEncryption()).toMatchObject({ state: "failed", change: { line: "ENCRYPTION_KEYS=k1:..." } });
});

it("the disk: it can be written, the database only reads, it is full", async () => {
  expect(await checkDisk()).toMatchObject({ state: "ok" });
  const readOnly = (on: boolean) => pool().query(`set default_transaction_read_only = ${on ? "on" : "off"}`);
  // The pool's one open connection, which the check gets, too.
  await readOnly(true);
  expect((await checkDisk()).found).toContain("leads to a standby");
  await readOnly(false);
  await pool()
    .query("do $$ begin raise exception 'no space left' using errcode = '53100'; end $$")
    .catch(() => undefined);
  expect((await checkDisk()).found).toContain("its disk is full");
});
