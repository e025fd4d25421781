import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { K1, K2, OTHER_K1, withKeys } from "@/e2e/support/encryption-keys";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";

const database = useDatabase();
beforeAll(() => fillEverySealedColumn(database));

const start = async (...keys: string[]) =>
  (await withKeys(keys, () => import("./migrate-with-keys"))).migrateWithKeys(database.url);
const rotate = async (...keys: string[]) =>
  (await withKeys(keys, () => import("./rotate-and-print"))).rotateAndPrint(() => undefined);
const giveUp = async (id: string, ...keys: string[]) =>
  (await withKeys(keys, () => import("./give-up-key"))).giveUpKey(id);
const known = () => database.query("select id, retired_at is null needed from encryption_keys order by id");

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

it("one altered record is not taken for a wrong key", async () => {
  await forgetKeys();
  await database.query(
    "update apps set secret_sealed = set_byte(secret_sealed, 70, 255 - get_byte(secret_sealed, 70))",
  );
  await start(K1);
  await database.query(
    "update apps set secret_sealed = set_byte(secret_sealed, 70, 255 - get_byte(secret_sealed, 70))",
  );
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

it("counts each record that is encrypted with a key once, also when it is counted twice at the same time", async () => {
  const uses = async () =>
    (await database.query<{ uses: number }>("select uses::int from encryption_keys where id = 'k2'"))[0]!.uses;
  const { countKeyUses } = await withKeys([K2], () => import("./count-uses"));
  await countKeyUses();
  const before = await uses();
  const { encrypt } = await import("@/lib/encryption");
  for (let n = 0; n < 10; n++) encrypt("text", { table: "apps", row: 1, organization: "a" });
  await Promise.all([countKeyUses(), countKeyUses()]);
  expect((await uses()) - before).toBe(10);
});
