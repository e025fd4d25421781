import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { K1, K2, K3, K4, OTHER_K1, withKeys } from "@/e2e/support/encryption-keys";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { SEALED_COLUMNS } from "./sealed-columns";

const database = useDatabase();
beforeAll(() => fillEverySealedColumn(database));

const start = async (...keys: string[]) =>
  (await withKeys(keys, () => import("./migrate-with-keys"))).migrateWithKeys(database.url);
const rotate = async (...keys: string[]) =>
  (await withKeys(keys, () => import("./rotate-and-print"))).rotateAndPrint(() => undefined);
const giveUp = async (id: string, ...keys: string[]) =>
  (await withKeys(keys, () => import("./give-up-key"))).giveUpKey(id);
const known = () =>
  database.query<{ id: string; needed: boolean }>(
    "select id, retired_at is null needed from encryption_keys order by id",
  );

/** As the version before left it: nothing is noted of keys. */
async function forgetKeys(): Promise<void> {
  await database.query("drop table encryption_keys");
  await database.query(`delete from "_prisma_migrations" where migration_name like '%\\_encryption\\_keys'`);
}

it("before keys are noted: a wrong value and a missing key stop the start before anything is migrated", async () => {
  await forgetKeys();
  await expect(start(OTHER_K1)).rejects.toThrow(/^Key k1 of ENCRYPTION_KEYS has another value/);
  await expect(start(K2)).rejects.toThrow(/^ENCRYPTION_KEYS has no key k1, with which \d+ records are encrypted/);
  expect(await database.query("select to_regclass('encryption_keys') made")).toEqual([{ made: null }]);
  await start(K1);
  expect(await known()).toEqual([{ id: "k1", needed: true }]);
});

/** The first record of each column: done twice, they are as before. */
async function alterRecords(): Promise<void> {
  for (const { name, column, key, only } of SEALED_COLUMNS)
    await database.query(
      `update ${name} set ${column} = set_byte(${column}, 70, 255 - get_byte(${column}, 70)) where ${key}::text =
        (select min(t.${key}::text) from ${name} t where t.${column} is not null and ${only})`,
    );
}

it("altered records are not taken for a wrong key", async () => {
  await forgetKeys();
  await alterRecords();
  await start(K1);
  await alterRecords();
});

/** One of the attempts. */
async function encryptOneWith(key: string): Promise<void> {
  const { decrypt, encrypt } = await withKeys([key, K1], () => import("@/lib/encryption"));
  const attempts = SEALED_COLUMNS.find(({ name }) => name === "attempts")!;
  const [record] = await (await import("./records")).sampleUnder("k1", attempts, 1);
  const sealed = encrypt(decrypt(record!.sealed, record!.identity), record!.identity);
  await database.query("update attempts set secrets_sealed = $2 where id = $1", [record!.key, sealed]);
}

it("before keys are noted: each is tried with its own records, and those are noted that encrypt or will", async () => {
  await encryptOneWith(K2);
  await forgetKeys();
  await expect(start(OTHER_K1, K2)).rejects.toThrow(/^Key k1 of ENCRYPTION_KEYS has another value/);
  await start(K3, K2, K1, K4);
  expect((await known()).map(({ id }) => id)).toEqual(["k1", "k2", "k3"]);
  await rotate(K1, K2, K3);
  await forgetKeys();
  await start(K1);
});

it("once noted: a wrong value stops the start, in front or behind", async () => {
  for (const keys of [[OTHER_K1], [K2, OTHER_K1]]) await expect(start(...keys)).rejects.toThrow(/^Key k1 of/);
  expect(await known()).toEqual([{ id: "k1", needed: true }]);
});

it("half rotated: the old key is needed until nothing is encrypted with it", async () => {
  await start(K2, K1);
  await expect(start(K2)).rejects.toThrow(/has no key k1, .* Put the key back\.$/);
  await rotate(K2, K1);
  await start(K2);
  expect(await known()).toEqual([
    { id: "k1", needed: false },
    { id: "k2", needed: true },
  ]);
});

it("the name of a key that is not needed may be given to another one", async () => {
  await start(OTHER_K1, K2);
  await rotate(OTHER_K1, K2);
  await expect(start(K1, K2)).rejects.toThrow(/^Key k1 of/);
  await rotate(K2, OTHER_K1);
  await start(K2);
});

it("a key that is lost for good can be given up, and the start makes another key to sign with", async () => {
  await rotate(K1, K2);
  await expect(giveUp("k1", K1)).rejects.toThrow("it is not lost");
  await expect(start(K2)).rejects.toThrow();
  expect(await giveUp("k1", K2)).toContain("upload its certificate at Xero");
  await start(K2);
  const { installationKey } = await import("@/lib/apps/installation-key");
  expect((await installationKey()).certificate).toContain("BEGIN CERTIFICATE");
});

it("a key can be given up before keys are noted, too", async () => {
  await forgetKeys();
  await expect(start(K2)).rejects.toThrow("has no key k1");
  await giveUp("k1", K2);
  await start(K2);
});

it("says it of one record in the singular", async () => {
  const { isLacking } = await import("./require-keys");
  expect(isLacking("k1", 1)).toContain("with which 1 record is encrypted");
  expect(isLacking("k1", 1_200)).toContain("with which 1,200 records are encrypted");
});

it("a key that is not configured is not the one that encrypted", async () => {
  const { isSameKey } = await withKeys([K2], () => import("./known-keys"));
  expect(isSameKey({ id: "k1", checkValue: Buffer.alloc(32), uses: 0, isNeeded: true })).toBe(false);
});
