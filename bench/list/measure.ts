// Run by main.ts with the database of one size in DATABASE_URL; prints what it measured as JSON.
import { provenCaller } from "@/lib/caller";
import pg from "pg";
import { closeDatabase } from "@/lib/db";
import { listInstances } from "@/lib/instances/list/page";
import { listIds } from "@/lib/instances/list/by-id";
import { countAll, countByStatus, countListed } from "@/lib/instances/list/count";
import { type ListFilter, NO_FILTER } from "@/lib/instances/list/filter";
import { getInstances } from "@/lib/instances/store";
import { type Sort, SORTS } from "@/lib/instances/view";
import { LARGE } from "./seed";
import { type Sample, type Shape, shapes } from "./shapes";
import { statementsOf, Stopwatch, type Time } from "./statements";

/** Times in milliseconds. `short` is the part of the pages that were not full though more rows fit. */
export type Timed = {
  name: string;
  kind: string;
  p50: number;
  p99: number;
  cpu50: number;
  cpu99: number;
  short: number;
};

const SAMPLES = Number(process.env.BENCH_SAMPLES ?? 150);
const adminCaller = provenCaller({ organizationId: LARGE, userId: 1, role: "admin", address: null });

const client = new pg.Client({ connectionString: process.env.DATABASE_URL! });
await client.connect();
const stopwatch = await Stopwatch.on(client);
const timed: Timed[] = [];
for (const shape of shapes(await takeSample())) timed.push(await measure(shape));
timed.push(...(await measureCounts()), ...(await measureApi()));
process.stdout.write(JSON.stringify(timed));
await client.end();
await closeDatabase();

async function measure({ name, kind, queries }: Shape): Promise<Timed> {
  const pages = await Promise.all(queries.map((query) => listInstances(adminCaller, query)));
  const isShort = pages.map(({ items, next, previous }, index) => {
    const { size, cursor } = queries[index]!;
    return items.length < size && (cursor?.toward === "before" ? previous : next) !== null;
  });
  const times = await repeat(queries.map((query) => () => listInstances(adminCaller, query)));
  return { name, kind, ...summary(times), short: isShort.filter(Boolean).length / queries.length };
}

async function measureCounts(): Promise<Timed[]> {
  const attention = { ...NO_FILTER, statuses: ["reconnect", "expired", "expiring", "retrying"] as const };
  const counts: Record<string, () => Promise<unknown>> = {
    all: () => countListed(adminCaller, NO_FILTER),
    "needs attention": () => countListed(adminCaller, { ...attention, statuses: [...attention.statuses] }),
    "OAuth 1.0a": () => countListed(adminCaller, { ...NO_FILTER, protocol: "oauth1" }),
    "a trade": () => countListed(adminCaller, { ...NO_FILTER, search: "bakery" }),
    "each status": () => countByStatus(adminCaller, NO_FILTER),
  };
  const timed: Timed[] = [];
  for (const [name, work] of Object.entries(counts))
    timed.push({ name: `count of ${name}`, kind: "count", ...summary(await repeat([work])), short: 0 });
  return timed;
}

/** What programs ask for: pages of 200 by id with the number of all, and the count. */
async function measureApi(): Promise<Timed[]> {
  const page =
    (filter: Partial<ListFilter>, afterId = 0) =>
    async () =>
      getInstances(LARGE, (await listIds(adminCaller, { ...NO_FILTER, ...filter }, afterId, 200)).ids);
  const sql = "select percentile_disc(0.7) within group (order by id) id from instances where organization_id = $1";
  const deep = (await client.query<{ id: number }>(sql, [LARGE])).rows[0]!.id;
  const calls: Record<string, () => Promise<unknown>> = {
    "first page": page({}),
    "deep page": page({}, deep),
    count: () => countAll({ organizationId: LARGE, ownerId: null }),
    "search of a trade": page({ text: "bakery" }),
    "search of a legal form": page({ text: "Ltd" }),
    "search of a legal form, deep page": page({ text: "Ltd" }, deep),
    "search of nothing that is there": page({ text: "no such thing" }),
    "tag of many": page({ tags: ["nz"] }),
    "tag of a hundredth": page({ tags: ["vip"] }),
  };
  const timed: Timed[] = [];
  for (const [name, work] of Object.entries(calls))
    timed.push({ name: `API: ${name}`, kind: "api", ...summary(await repeat([work])), short: 0 });
  return timed;
}

/** Times of each work's statements, again and again in turn. */
async function repeat(works: (() => Promise<unknown>)[]): Promise<Time[]> {
  const statements = [];
  for (const work of works) statements.push(await statementsOf(work));
  // PostgreSQL settles for one plan with the sixth execution.
  for (let round = 0; round < 6; round++) for (const each of statements) await stopwatch.timeOf(each);
  const times: Time[] = [];
  while (times.length < SAMPLES) for (const each of statements) times.push(await stopwatch.timeOf(each));
  return times;
}

function summary(times: Time[]) {
  const [clock, cpu] = (["clock", "cpu"] as const).map((kind) =>
    times.map((time) => time[kind]).toSorted((a, b) => a - b),
  );
  const at = (sorted: number[], part: number) => sorted[Math.floor(part * (sorted.length - 1))]!;
  return { p50: at(clock!, 0.5), p99: at(clock!, 0.99), cpu50: at(cpu!, 0.5), cpu99: at(cpu!, 0.99) };
}

async function takeSample(): Promise<Sample> {
  const of = async <Row extends pg.QueryResultRow>(sql: string) => (await client.query<Row>(sql, [LARGE])).rows;
  const by = (column: string) =>
    `select ${column} id, count(*)::int "rows" from instances where organization_id = $1 group by 1 order by 2 desc`;
  const some = await of<{ id: number; name: string }>(
    "select id, name from instances where organization_id = $1 order by md5(id::text) limit 40",
  );
  const ids = some.map(({ id }) => id);
  const places = {} as Record<Sort, string[]>;
  for (const sort of SORTS) places[sort] = await placesOf(sort, ids);
  return {
    apps: await of(by("app_id")),
    users: await of(by("created_by_id")),
    names: some.map(({ name }) => name),
    ids,
    places,
  };
}

/** Where these instances stand in the list of that order. */
async function placesOf(sort: Sort, ids: number[]): Promise<string[]> {
  const places: string[] = [];
  for (const id of ids) {
    const query = { filter: { ...NO_FILTER, search: String(id) }, sort, cursor: null, size: 50 };
    const row = (await listInstances(adminCaller, query)).items.find((item) => item.id === id);
    if (row) places.push(row.place);
  }
  return places;
}
