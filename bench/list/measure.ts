// Run by main.ts with the database of one size in DATABASE_URL; prints what it measured as JSON.
import pg from "pg";
import { closeDatabase } from "@/lib/db";
import { listInstances, type ListQuery } from "@/lib/instances/list";
import { countByStatus, countListed } from "@/lib/instances/list-count";
import { NO_FILTER } from "@/lib/instances/list-filter";
import { type Sort, SORTS } from "@/lib/instances/view";
import type { Caller } from "@/lib/organizations/store";
import { LARGE } from "./seed";
import { type Sample, type Shape, shapes } from "./shapes";
import { statementsOf, Stopwatch } from "./statements";

export type Timed = { name: string; kind: string; samples: number; p50: number; p99: number; short: number };

const SAMPLES = Number(process.env.BENCH_SAMPLES ?? 200);
const PLACES = 40;
const boss: Caller = { organizationId: LARGE, userId: 1, role: "admin" };

const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
await client.connect();
const stopwatch = new Stopwatch(client);
const sample = await takeSample();
const timed: Timed[] = [];
for (const shape of shapes(sample)) timed.push(await measure(shape));
timed.push(await measureCounts());
process.stdout.write(JSON.stringify(timed));
await client.end();
await closeDatabase();

/** A page that is short though more is there counts as short. */
async function measure({ name, kind, queries }: Shape): Promise<Timed> {
  let short = 0;
  const asked = await Promise.all(
    queries.map(async (query) => {
      const { items, next } = await listInstances(boss, query);
      if (items.length < query.size && next !== null && query.cursor?.toward !== "before") short += 1;
      return query;
    }),
  );
  const times = await repeat(asked.map((query: ListQuery) => () => listInstances(boss, query)));
  return {
    name,
    kind,
    samples: times.length,
    p50: at(times, 0.5),
    p99: at(times, 0.99),
    short: short / queries.length,
  };
}

async function measureCounts(): Promise<Timed> {
  const times = await repeat([
    () => countListed(boss, NO_FILTER),
    () => countListed(boss, { ...NO_FILTER, statuses: ["reconnect", "expired", "expiring", "retrying"] }),
    () => countListed(boss, { ...NO_FILTER, protocol: "oauth1" }),
    () => countListed(boss, { ...NO_FILTER, search: "bakery" }),
    () => countByStatus(boss, NO_FILTER),
  ]);
  return { name: "counts", kind: "count", samples: times.length, p50: at(times, 0.5), p99: at(times, 0.99), short: 0 };
}

/** Each work's statements again and again, in turn, after some rounds to get warm; sorted times. */
async function repeat(works: (() => Promise<unknown>)[]): Promise<number[]> {
  const statements = [];
  for (const work of works) statements.push(await statementsOf(work));
  // PostgreSQL settles for one plan with the sixth execution.
  for (let round = 0; round < 6; round++) for (const each of statements) await stopwatch.timeOf(each);
  const times: number[] = [];
  while (times.length < SAMPLES) for (const each of statements) times.push(await stopwatch.timeOf(each));
  return times.toSorted((a, b) => a - b);
}

function at(times: number[], part: number): number {
  return times[Math.floor(part * (times.length - 1))]!;
}

async function takeSample(): Promise<Sample> {
  const of = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql, [LARGE])).rows;
  const by = (column: string) =>
    `select ${column} id, count(*)::int "rows" from instances where organization_id = $1 group by 1 order by 2 desc`;
  const some = await of<{ id: number; name: string }>(
    "select id, name from instances where organization_id = $1 order by md5(id::text) limit 40",
  );
  const places = {} as Record<Sort, string[]>;
  for (const sort of SORTS)
    places[sort] = await placesOf(
      sort,
      some.map(({ id }) => id),
    );
  return {
    apps: await of(by("app_id")),
    users: await of(by("created_by_id")),
    names: some.map(({ name }) => name),
    ids: some.map(({ id }) => id),
    places,
  };
}

/** Where these instances stand in the list of that order. */
async function placesOf(sort: Sort, ids: number[]): Promise<string[]> {
  const places: string[] = [];
  for (const id of ids.slice(0, PLACES)) {
    const found = await listInstances(boss, {
      filter: { ...NO_FILTER, search: String(id) },
      sort,
      cursor: null,
      size: 50,
    });
    const row = found.items.find((item) => item.id === id);
    if (row) places.push(row.place);
  }
  return places;
}
