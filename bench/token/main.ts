import pg from "pg";
import { descendant } from "../lib/cpu";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { interleaved, load, median, type Target } from "../lib/load";
import { type Portal, withPortal } from "../lib/portal";
import { withServer } from "../lib/server";

// Reading a token beside calls of the same server: an empty handler, /api/health, which is one statement through the same pool
// (`select 1`, which reads no row: a stricter floor than an indexed read), and GET /instances/{id}; and beside a bare
// node:http server that does one indexed read. Then 10,000 reads all over a token's life, counting what reaches Xero.
const CALLS = Number(process.env.BENCH_CALLS ?? 1_000);
const ROUNDS = 5;
const READS = 10_000;
const MINUTES_LEFT = [30, 29, 25, 20, 15, 12, 10, 7, 3, 1];

type Instance = Awaited<ReturnType<typeof connectInstance>>;

await withPortal(async (portal) => {
  const instance = await connectInstance(portal);
  const path = `/${instance.id}`;
  const floorOptions = { path, env: { DATABASE_URL: portal.databaseUrl } };
  await withServer("bench/token/floor-server.ts", floorOptions, async (floor) => {
    const pid = descendant(portal.pid, "gangway");
    const { headers, callerHeaders } = instance;
    const targets: Target[] = [
      {
        name: "instances/{id}/token",
        url: `${instance.base}/instances/${instance.id}/token`,
        pid,
        status: 200,
        headers: callerHeaders,
      },
      { name: "instances/token", url: `${instance.base}/instances/token`, pid, status: 200, headers },
      { name: "one statement, /api/health", url: `${portal.url}/api/health`, pid, status: 200 },
      { name: "empty handler, /api/live", url: `${portal.url}/api/live`, pid, status: 200 },
      {
        name: "instances/{id}",
        url: `${instance.base}/instances/${instance.id}`,
        pid,
        status: 200,
        headers: callerHeaders,
      },
      { name: "one indexed read, bare node:http", url: floor.url + path, pid: floor.pid, status: 200 },
    ];
    for (const atOnce of [1, 16]) await compare(targets, atOnce);
  });
  await countCalls(portal, instance);
});

async function compare(targets: Target[], atOnce: number): Promise<void> {
  const rounds = await interleaved(targets, { calls: CALLS, rounds: ROUNDS, atOnce });
  const measured = rounds.map((each) => median(each, "p50"));
  const token = measured[0]!;
  console.log(`\n${atOnce} at once, medians of ${ROUNDS} rounds of ${CALLS}`);
  console.table(
    measured.map(({ name, p50, p99, cpuPerCall }) => ({
      name,
      "p50 ms": p50.toFixed(2),
      "p99 ms": p99.toFixed(2),
      "CPU ms/call": cpuPerCall.toFixed(2),
      "p50, token : this": (token.p50 / p50).toFixed(2),
    })),
  );
}

/** Renewal is put off meanwhile, so that every call to Xero there is would be a reading's. */
async function countCalls({ databaseUrl, pid }: Portal, instance: Instance): Promise<void> {
  const database = new pg.Client({ connectionString: databaseUrl });
  await database.connect();
  const before = await instance.callsToXero();
  const target = {
    name: "reading",
    url: `${instance.base}/instances/${instance.id}/token`,
    pid: descendant(pid, "gangway"),
    status: 200,
    headers: instance.callerHeaders,
  };
  for (const minutes of MINUTES_LEFT) {
    await database.query(
      `update grants set issued_at = now() + ($2 - 30) * interval '1 minute', expires_at = now() + $2 * interval '1 minute',
         renew_at = now() + interval '1 hour'
       where id = (select grant_id from instances where id = $1)`,
      [instance.id, minutes],
    );
    await load(target, READS / MINUTES_LEFT.length, 16);
  }
  await database.end();
  const calls = (await instance.callsToXero()) - before;
  console.log(`\n${calls} of ${READS} reads reached Xero, with ${MINUTES_LEFT.join(", ")} minutes left`);
}
