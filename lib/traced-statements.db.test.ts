import pg from "pg";
import { afterAll, afterEach, beforeEach, expect, it, vi } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { otlpCollector } from "@/e2e/support/otlp-collector";

useDatabase();
const collector = await otlpCollector();
afterAll(() => collector.close());
beforeEach(() => {
  collector.spans.length = 0;
  collector.bodies.length = 0;
});

type Shared = { gangwayExporter?: unknown };
let close: (() => Promise<void>) | undefined;
afterEach(async () => {
  await close?.();
  vi.unstubAllEnvs();
});

/** The modules as a process with these settings has them. */
async function traced(settings: Record<string, string> = { OTEL_EXPORTER_OTLP_ENDPOINT: collector.url }) {
  vi.resetModules();
  delete (globalThis as Shared).gangwayExporter;
  for (const [name, value] of Object.entries(settings)) vi.stubEnv(name, value);
  const { closeDatabase, db, pool, transaction } = await import("@/lib/db");
  close = closeDatabase;
  const { inSpan } = await import("@/lib/tracing/span");
  const { exportSpans } = await import("@/lib/tracing/export");
  return { db, pool, transaction, inSpan, exportSpans };
}

it("each statement is a span below what asked for it, by what it does and to what, without its text or values", async () => {
  const { db, pool, inSpan, exportSpans } = await traced();
  await inSpan("renewal", {}, async () => {
    await pool().query("select id from users where email = $1", ["a canary"]);
    await db().user.findFirst({ where: { email: "a canary" } });
    await pool().query("with gone as (select 1) update apps set name = 'a canary' where false");
  });
  await exportSpans();
  const renewal = collector.spans.find(({ name }) => name === "renewal")!;
  const statements = collector.spans.filter(({ parentSpanId }) => parentSpanId === renewal.spanId);
  expect(statements.map(({ name }) => name)).toEqual(["SELECT users", "SELECT users", "WITH apps"]);
  expect(statements[0]).toMatchObject({
    kind: 3,
    traceId: renewal.traceId,
    attributes: { "db.system.name": "postgresql", "db.operation.name": "SELECT", "db.collection.name": "users" },
    status: { code: 0 },
  });
  expect(collector.bodies.join()).not.toContain("canary");
});

it.each([
  ["SELECT", "select extract(epoch from now()), 1 is distinct from 2 from unnest(array['a']) u, grants"],
  ["SELECT", "select n from unnest(array['from']) n"],
  ["WITH grants", "with mine as (select id from grants limit 1 for update skip locked) select id from mine"],
  ["SELECT users", "select u.id from users u join memberships m on m.user_id = u.id for update of m"],
  ["SELECT apps", "select id from apps for no key update"],
  ["DELETE sessions", "delete from sessions where false"],
  ["INSERT users", "insert into users (email) select '' where false on conflict (id) do update set email = ''"],
])("%s is what is told of: %s", async (name, text) => {
  const { pool, inSpan, exportSpans } = await traced();
  await inSpan("renewal", {}, () => pool().query(text));
  await exportSpans();
  expect(collector.spans.map((span) => span.name)).toEqual([name, "renewal"]);
});

it("what pg calls a Submittable goes through", async () => {
  const { pool, inSpan } = await traced();
  const { rows } = await inSpan("renewal", {}, async () => {
    const client = await pool().connect();
    const asked = new pg.Query("select 1 one");
    const answered = new Promise<pg.QueryResult>((resolve) => asked.on("end", resolve));
    client.query(asked);
    return answered.finally(() => client.release());
  });
  expect(rows).toEqual([{ one: 1 }]);
});

it("those of a transaction are below it, and what failed has its SQLSTATE", async () => {
  const { inSpan, exportSpans, transaction } = await traced();
  const failing = inSpan("delivery", {}, () => transaction((tx) => tx.$executeRaw`insert into away values (1)`));
  await expect(failing).rejects.toThrow();
  await exportSpans();
  const told = collector.spans.map(({ name, attributes, status }) => [name, attributes["error.type"], status?.code]);
  expect(told).toEqual(
    expect.arrayContaining([
      ["BEGIN", undefined, 0],
      ["INSERT away", "42P01", 2],
      ["ROLLBACK", undefined, 0],
    ]),
  );
});

it("each is below its own, also where more ask than there are connections", async () => {
  const { pool, inSpan, exportSpans } = await traced();
  const ask = (n: number) => inSpan("renewal", { "gangway.grant.id": String(n) }, () => pool().query("select $1", [n]));
  await Promise.all(Array.from({ length: 40 }, (_, n) => ask(n)));
  await exportSpans();
  const renewals = collector.spans.filter(({ name }) => name === "renewal");
  const parents = collector.spans.filter(({ name }) => name === "SELECT").map(({ parentSpanId }) => parentSpanId);
  expect(parents).toHaveLength(40);
  expect(new Set(parents)).toEqual(new Set(renewals.map(({ spanId }) => spanId)));
});

it("what is asked all the time, below nothing, is no span", async () => {
  const { pool, exportSpans } = await traced();
  await pool().query("select 1");
  await exportSpans();
  expect(collector.spans).toEqual([]);
});

it("nothing is traced without the setting", async () => {
  const { pool, inSpan, exportSpans } = await traced({});
  const client = await pool().connect();
  expect(Object.hasOwn(client, "query")).toBe(false);
  client.release();
  expect((await inSpan("renewal", {}, () => pool().query("select 1 one"))).rows).toEqual([{ one: 1 }]);
  await exportSpans();
  expect((globalThis as Shared).gangwayExporter).toBeUndefined();
});
