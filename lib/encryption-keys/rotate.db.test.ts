import { spawn } from "node:child_process";
import { once } from "node:events";
import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { beforeAll, expect, it } from "vitest";
import { seed } from "@/bench/renew/seed";
import { useDatabase } from "@/e2e/support/database";
import { K1, K2, withKeys } from "@/e2e/support/encryption-keys";
import { fillEverySealedColumn } from "@/e2e/support/every-sealed-column";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";
import { SEALED_COLUMNS } from "./sealed-columns";

const database = useDatabase();
const GRANTS = 2_500;

beforeAll(async () => {
  await fillEverySealedColumn(database);
  const pool = new pg.Pool({ connectionString: database.url, max: 1 });
  await seed(pool, GRANTS);
  await pool.end();
  const { migrateWithKeys } = await import("./migrate-with-keys");
  await migrateWithKeys(database.url);
});

async function rotate(...keys: string[]) {
  const { rotateAndPrint } = await withKeys(keys, () => import("./rotate-and-print"));
  const lines: string[] = [];
  return { isDone: await rotateAndPrint((line) => lines.push(line)), printed: lines.join("\n") };
}

async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  return client;
}

const isAtLock = async () =>
  (await database.query("select from pg_locks where not granted and relation = 'idempotency_keys'::regclass")).length >
  0;

async function idsInUse(...keys: string[]) {
  const { countByKey } = await withKeys(keys, () => import("./records"));
  const counts = await countByKey();
  return { ids: [...new Set(counts.map(({ id }) => id))], columns: counts.length };
}

type Grant = { id: string; organizationId: string; sealed: Buffer };
const GRANT = `select g.id, g.organization_id "organizationId", t.tokens_sealed sealed from grants g join grant_tokens t on t.grant_id = g.id`;

it("ends where a record cannot be opened, names it and no secret, and rotates all others", async () => {
  const [app] = await database.query<{ id: string; sealed: Buffer }>(
    "select id, secret_sealed sealed from apps limit 1",
  );
  const altered = Buffer.from(app!.sealed);
  altered[altered.length - 1]! ^= 1;
  await database.query("update apps set secret_sealed = $2 where id = $1", [app!.id, altered]);
  // Also when there is nothing else left to do.
  for (const { isDone, printed } of [await rotate(K2, K1), await rotate(K2, K1)]) {
    expect(isDone).toBe(false);
    expect(printed).toContain(`FAILED apps ${app!.id} cannot be opened`);
    expect(printed.match(/FAILED/g)).toHaveLength(1);
    expect(printed).toContain("1 record can't be opened");
    expect(printed).toContain("Key k1 encrypts 1 record.");
  }
  await database.query("update apps set secret_sealed = $2 where id = $1", [app!.id, app!.sealed]);
  const { isDone, printed } = await rotate(K2, K1);
  expect(isDone).toBe(true);
  expect(printed).not.toMatch(/can't be opened|Not done/);
});

it("what is no sealed text any more can't be opened, and belongs to no key", async () => {
  const user = "from users order by id limit 1";
  const [{ sealed }] = (await database.query<{ sealed: Buffer }>(`select secret_sealed sealed ${user}`)) as [
    { sealed: Buffer },
  ];
  const store = (value: Buffer) =>
    database.query(`update users set secret_sealed = $1 where id = (select id ${user})`, [value]);
  await store(Buffer.from([0]));
  const { isDone, printed } = await rotate(K2, K1);
  expect(isDone).toBe(false);
  expect(printed).toContain("1 record can't be opened");
  expect(printed).not.toContain("Not done");
  await store(sealed);
});

it("names a hundred of those that can't be opened, whatever they are of, and counts all", async () => {
  const alter = async () => {
    for (const [table, column, key, count] of [
      ["apps", "secret_sealed", "id", 1],
      ["grant_tokens", "tokens_sealed", "grant_id", 150],
    ])
      await database.query(
        `update ${table} set ${column} = set_byte(${column}, 70, 255 - get_byte(${column}, 70))
          where ${key} in (select ${key} from ${table} order by ${key} limit ${count})`,
      );
  };
  await alter();
  const { printed } = await rotate(K1, K2);
  expect(printed.match(/FAILED/g)).toHaveLength(100);
  expect(printed).toContain("151 records can't be opened");
  await alter();
  expect((await rotate(K2, K1)).isDone).toBe(true);
});

it("brings every column under the new key, after which the old one is not needed, and back", async () => {
  expect(await idsInUse(K2)).toEqual({ ids: ["k2"], columns: SEALED_COLUMNS.length });
  const { decryptTokens } = await withKeys([K2], () => import("@/lib/grants/token-encryption"));
  const grants = await database.query<Grant>(GRANT);
  expect(grants.length).toBeGreaterThan(GRANTS);
  for (const grant of grants) expect(decryptTokens(grant, grant.sealed).accessToken).not.toBe("");
  const { isDone, printed } = await rotate(K1, K2);
  expect([isDone, await idsInUse(K1)]).toEqual([true, { ids: ["k1"], columns: SEALED_COLUMNS.length }]);
  expect(printed).toMatch(/^Key k1 encrypts 2,\d{3} records\.$/m);
});

it("while servers read and write: no read fails, and no write is lost", async () => {
  const tokens = await withKeys([K2, K1], () => import("@/lib/grants/token-encryption"));
  const grants = await database.query<Grant>(GRANT);
  const written = new Map<string, string>();
  const state = { isOver: false, reads: 0, failed: 0 };
  const read = async (client: pg.Client) => {
    for (const { id, organizationId, sealed } of (await client.query<Grant>(`${GRANT} order by random() limit 50`))
      .rows)
      try {
        state.reads++;
        tokens.decryptTokens({ id, organizationId }, sealed);
      } catch {
        state.failed++;
      }
  };
  const write = async (client: pg.Client) => {
    const grant = grants[Math.floor(Math.random() * grants.length)]!;
    const accessToken = randomUUID();
    const changed = { ...tokens.decryptTokens(grant, grant.sealed), accessToken };
    const values = [grant.id, tokens.encryptTokens(grant, changed)];
    await client.query("update grant_tokens set tokens_sealed = $2 where grant_id = $1", values);
    written.set(grant.id, accessToken);
  };
  const until = async (work: (client: pg.Client) => Promise<void>) => {
    const client = await connect();
    while (!state.isOver) await work(client);
    await client.end();
  };
  const others = [until(read), until(write)];
  const { isDone } = await rotate(K2, K1);
  state.isOver = true;
  await Promise.all(others);
  expect([isDone, state.failed, state.reads > 0, written.size > 0]).toEqual([true, 0, true, true]);
  for (const grant of await database.query<Grant>(GRANT)) {
    const { accessToken } = tokens.decryptTokens(grant, grant.sealed);
    expect(written.get(grant.id) ?? accessToken).toBe(accessToken);
  }
});

it("skips what another transaction has locked, says so, and finishes when it is run again", async () => {
  const holder = await connect();
  await holder.query("begin");
  await holder.query("select from users for update");
  const first = await rotate(K1, K2);
  expect([first.isDone, first.printed]).toEqual([
    false,
    expect.stringContaining("Key k2 encrypts 1 record.\nNot done"),
  ]);
  await holder.query("rollback");
  await holder.end();
  expect((await rotate(K1, K2)).isDone).toBe(true);
});

/** Has a rotation wait at a late table until `meanwhile` is done. */
async function whileRotating(meanwhile: () => Promise<void>, ...keys: string[]) {
  const holder = await connect();
  await holder.query("begin; lock table idempotency_keys");
  const rotating = rotate(...keys);
  try {
    expect(await waitUntil(isAtLock, 25_000)).toBe(true);
    await meanwhile();
  } finally {
    await holder.query("rollback");
    await holder.end();
  }
  return rotating;
}

it("tells how far it is while it runs, at most once a second, and how fast it is", async () => {
  await rotate(K1, K2);
  const begun = performance.now();
  const { printed } = await whileRotating(() => sleep(1_100), K2, K1);
  const seconds = (performance.now() - begun) / 1_000;
  const told = [...printed.matchAll(/^(.+): ([\d,]+) records re-encrypted, ([\d,]+) a second$/gm)];
  const [where, done, perSecond] = told
    .at(-1)!
    .slice(1)
    .map((text) => text.replaceAll(",", ""));
  expect(where).toBe("All tables");
  expect(told.length).toBeGreaterThan(1);
  expect(told.length).toBeLessThanOrEqual(seconds + 1);
  // Whatever the machine: no slower than with all that was around it, and no faster than in a millisecond.
  expect(Number(perSecond)).toBeGreaterThanOrEqual(Math.floor(Number(done) / seconds));
  expect(Number(perSecond)).toBeLessThanOrEqual(Number(done) * 1_000);
}, 60_000);

it("comes again for what was locked while it went by", async () => {
  await rotate(K2, K1);
  const holder = await connect();
  await holder.query("begin");
  await holder.query("select from users for update");
  const { isDone, printed } = await whileRotating(() => holder.query("rollback").then(() => undefined), K1, K2);
  await holder.end();
  expect([isDone, (await idsInUse(K1)).ids]).toEqual([true, ["k1"]]);
  expect(printed).toMatch(/^All tables: 2,\d{3} records re-encrypted/m);
}, 60_000);

it("killed in the middle, it goes on where it was", async () => {
  const holder = await connect();
  await holder.query("begin; lock table idempotency_keys");
  const script = spawn(process.execPath, ["--import", "tsx", "scripts/keys-rotate.ts"], {
    cwd: ROOT,
    env: { ...process.env, ENCRYPTION_KEYS: [K2, K1].join() },
    stdio: "ignore",
  });
  const ended = once(script, "exit");
  expect(await waitUntil(isAtLock, 25_000)).toBe(true);
  script.kill("SIGKILL");
  await ended;
  await holder.query("rollback");
  await holder.end();
  expect((await idsInUse(K1, K2)).ids.toSorted()).toEqual(["k1", "k2"]);
  const { isDone, printed } = await rotate(K2, K1);
  expect(isDone).toBe(true);
  expect(printed).toContain("All tables: 1 record re-encrypted");
});
