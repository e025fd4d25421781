import { randomUUID } from "node:crypto";
import pg from "pg";
import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { deleteIdleLanes, laneRate } from "./rate";

const database = useDatabase();
const PER_SECOND = 40;
const RATE = laneRate("test", PER_SECOND);
/** Claims what is due of one lane, as the queues do. */
const CLAIM = `with due as materialized (
    select id, lane from jobs where lane = $1 and not is_begun
    limit least(10, ${RATE.left("$1")}) for update skip locked
  ), spent as (${RATE.spend("due", "lane")})
  update jobs j set is_begun = true from due where j.id = due.id returning clock_timestamp() at`;

let servers: pg.Pool[];
beforeAll(async () => {
  servers = [1, 2].map(() => new pg.Pool({ connectionString: database.url, max: 1 }));
  await database.query("create table jobs (id serial, lane text, is_begun boolean default false)");
  await database.query("insert into jobs (lane) select 'busy' from generate_series(1, 1000)");
});
afterAll(async () => {
  await Promise.all(servers.map((server) => server.end()));
});

/** Claims again and again, as a server that finds its lane full does, until that many times of `now()` have gone by. */
async function claimFor(server: pg.Pool, lane: string, seconds: number): Promise<Date[]> {
  const begun: Date[] = [];
  const { rows } = await server.query<{ end: Date }>("select now() + $1 * interval '1 s' as end", [seconds]);
  for (;;) {
    const { rows: claimed } = await server.query<{ at: Date }>(CLAIM, [lane]);
    begun.push(...claimed.map(({ at }) => at));
    const { rows: clock } = await server.query<{ isOver: boolean }>('select now() > $1 "isOver"', [rows[0]!.end]);
    if (clock[0]!.isOver) return begun;
  }
}

it("servers on connections of their own keep to one rate together", async () => {
  const begun = (await Promise.all(servers.map((server) => claimFor(server, "busy", 2)))).flat();
  const times = begun.map((at) => at.getTime()).toSorted((a, b) => a - b);
  // What a lane saved up while idle, its rate since, and the batches of both at the same moment.
  const seconds = (times.at(-1)! - times[0]!) / 1_000;
  expect(times.length).toBeLessThanOrEqual(PER_SECOND + seconds * PER_SECOND + 2 * 10);
  // Two servers with a rate each would have begun twice that.
  expect(times.length).toBeGreaterThan(PER_SECOND);
  const [{ count }] = (await database.query<{ count: number }>("select count(*)::int from jobs where is_begun")) as [
    { count: number },
  ];
  expect(count).toBe(times.length);
});

it("a lane that spent more than it had waits, and one that nobody used has a second's work saved", async () => {
  const lane = randomUUID();
  await database.query("insert into jobs (lane) select $1 from generate_series(1, 100)", [lane]);
  const claim = async () => (await servers[0]!.query(CLAIM, [lane])).rowCount;
  await database.query("insert into lanes values ('test', $1, now() + interval '1 hour')", [lane]);
  expect(await claim()).toBe(0);
  await database.query("update lanes set spent_until = now() - interval '1 day' where key = $1", [lane]);
  expect(await claim()).toBe(10);
  const [left] = await database.query<{ saved: number }>(
    `select round(extract(epoch from now() - spent_until) * ${PER_SECOND})::int saved from lanes where key = $1`,
    [lane],
  );
  // 30 of 40, and what the moment since has added.
  expect(left!.saved).toBeGreaterThanOrEqual(PER_SECOND - 10);
  await database.query("update lanes set spent_until = now() - interval '2 minutes' where key = $1", [lane]);
  await deleteIdleLanes();
  expect(await database.query("select 1 from lanes where key = $1", [lane])).toEqual([]);
  expect(await claim()).toBe(10);
});
