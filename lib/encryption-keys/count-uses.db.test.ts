import { expect, it, vi } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { K1, withKeys } from "@/e2e/support/encryption-keys";

const database = useDatabase();
const HALF = 2 ** 31;

/** As a process that starts, notes its key, and has told what it encrypted before. */
async function start() {
  const { migrateWithKeys } = await withKeys([K1], () => import("./migrate-with-keys"));
  await migrateWithKeys(database.url);
  const { encrypt } = await import("@/lib/encryption");
  const { countKeyUses, isWornOut } = await import("./count-uses");
  const { log } = await import("@/lib/log");
  const warn = vi.spyOn(log, "warn").mockReturnValue();
  await setUses(0);
  await countKeyUses();
  await setUses(0);
  const encryptTimes = (times: number) => {
    for (let n = 0; n < times; n++) encrypt("text", { table: "apps", row: 1, organization: "a" });
  };
  return { encryptTimes, countKeyUses, isWornOut, warn };
}
const setUses = (uses: number) => database.query("update encryption_keys set uses = $1", [uses]);
const uses = async () =>
  (await database.query<{ uses: number }>("select uses::float8 from encryption_keys where id = 'k1'"))[0]!.uses;

it("counts each record that is encrypted once, also when it is counted twice at the same time", async () => {
  const { encryptTimes, countKeyUses } = await start();
  encryptTimes(10);
  await Promise.all([countKeyUses(), countKeyUses()]);
  expect(await uses()).toBe(10);
});

it("counts later what the database could not be told", async () => {
  const { encryptTimes, countKeyUses } = await start();
  encryptTimes(3);
  await database.query("alter table encryption_keys rename to away");
  await expect(countKeyUses()).rejects.toThrow('relation "encryption_keys" does not exist');
  await database.query("alter table away rename to encryption_keys");
  encryptTimes(2);
  await countKeyUses();
  expect(await uses()).toBe(5);
});

it("asks the database for nothing when nothing was encrypted", async () => {
  const { countKeyUses } = await start();
  await database.query("alter table encryption_keys rename to away");
  await countKeyUses();
  await database.query("alter table away rename to encryption_keys");
});

it("warns once, when the key has encrypted half of what it safely can", async () => {
  const { encryptTimes, countKeyUses, isWornOut, warn } = await start();
  expect([isWornOut(HALF - 1), isWornOut(HALF)]).toEqual([false, true]);
  await setUses(HALF - 2);
  encryptTimes(1);
  await countKeyUses();
  expect(warn).not.toHaveBeenCalled();
  for (let times = 0; times < 2; times++) {
    encryptTimes(1);
    await countKeyUses();
  }
  expect(warn.mock.calls).toEqual([[{ key: "k1", uses: HALF }, expect.stringContaining("rotate it")]]);
});

it("a key that nobody has noted has no uses to add to", async () => {
  await start();
  const { addKeyUses } = await import("./known-keys");
  expect(await addKeyUses("k9", 5)).toBe(0);
});
