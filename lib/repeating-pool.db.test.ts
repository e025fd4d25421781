import { afterAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { db, pool } from "./db";
import { isDatabaseAway } from "./repeating-pool";
import { toFailure } from "./http";

const database = useDatabase();
afterAll(() => database.query("drop table if exists written"));

const cutAll = () =>
  database.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()",
  );
const thrown = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

it("a read whose connection is cut is asked again", async () => {
  const reads = Array.from({ length: 8 }, () => pool().query("select pg_sleep(0.3), 1 one"));
  const byPrisma = db().organization.count();
  await pool().query("select 1");
  await cutAll();
  for (const { rows } of await Promise.all(reads)) expect(rows).toMatchObject([{ one: 1 }]);
  expect(await byPrisma).toBe(0);
  await cutAll();
  expect(await db().organization.count()).toBe(0);
});

it("a write whose connection is cut is not, and is answered 503 with a time to try again", async () => {
  await database.query("create table written (at timestamptz)");
  const error = thrown(pool().query("insert into written select now() from pg_sleep(6)"));
  await database.query("select pg_sleep(0.2)");
  await cutAll();
  expect(isDatabaseAway(await error)).toBe(true);
  expect(await database.query("select 1 from written")).toEqual([]);
  const [byPrisma] = await Promise.all([
    thrown(db().$executeRaw`insert into written select now() from pg_sleep(6)`),
    cutLater(),
  ]);
  for (const away of [await error, byPrisma])
    expect(toFailure(away, "r")).toMatchObject({ status: 503, code: "busy", headers: { "retry-after": "5" } });
});

async function cutLater(): Promise<void> {
  await database.query("select pg_sleep(0.2)");
  await cutAll();
}

it("a database that does not answer in time is away", async () => {
  const error = await thrown(pool().query({ text: "select pg_sleep(1)", query_timeout: 100 } as never));
  expect(toFailure(error, "r")).toMatchObject({ status: 503 });
  expect(isDatabaseAway(new Error("another"))).toBe(false);
});
