import { descendant } from "../lib/cpu";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { interleaved, type Measured, median, type Target } from "../lib/load";
import { withPortal } from "../lib/portal";
import { withServer } from "../lib/server";
import { download, upload } from "./bodies";
import { growthOf } from "./memory";

// What a call costs more through Gangway than straight at the simulator, beside an empty route handler of the same server and
// beside a bare server that reads one row and passes the call on; then how much more memory each holds at the peak of a
// large body. Rounds are interleaved, so that a busy neighbour hits all.
const CALLS = Number(process.env.BENCH_CALLS ?? 500);
const ROUNDS = 9;
const BODY_BYTES = 100 * 1024 * 1024;
const BODIES = 5;
const RESOURCE = "/api.xro/2.0/Invoices";

type Way = { name: string; base: string; pid: number; headers: Record<string, string> };

await withPortal(async (portal) => {
  const { id, base, headers, xeroHeaders } = await connectInstance(portal);
  const xero = portal.simulator.url;
  const env = {
    DATABASE_URL: portal.databaseUrl,
    XERO_URL: xero,
    XERO_AUTHORIZATION: xeroHeaders.authorization,
    XERO_TENANT_ID: xeroHeaders["xero-tenant-id"],
    INSTANCE_ID: String(id),
  };
  await withServer("bench/passthrough/floor-server.ts", { path: RESOURCE, env }, async (floor) => {
    const pid = descendant(portal.pid, "gangway");
    const ours = { name: "passthrough", base: `${base}/passthrough`, pid, headers };
    const bare = { name: "bare server", base: floor.url, pid: floor.pid, headers: {} };
    // The simulator runs in the process that started all; nobody asks for its CPU time here.
    const straight = { name: "straight", base: xero, pid: portal.pid, headers: xeroHeaders };
    const targets: Target[] = [
      { ...ours, url: ours.base + RESOURCE, status: 200 },
      { ...bare, url: bare.base + RESOURCE, status: 200 },
      { ...straight, url: straight.base + RESOURCE, status: 200 },
      { name: "empty handler", url: `${portal.url}/api/live`, pid, status: 200 },
    ];
    for (const atOnce of [1, 16]) {
      report(atOnce, await interleaved(targets, { calls: CALLS, rounds: ROUNDS, atOnce }));
    }
    for (const way of [ours, bare]) await measureMemory(way);
  });
});

function report(atOnce: number, rounds: Measured[][]): void {
  const [ours, bare, straight, empty] = rounds as [Measured[], Measured[], Measured[], Measured[]];
  const added = (way: Measured[]) => middle(way.map(({ p50 }, round) => p50 - straight[round]!.p50));
  const over = middle(ours.map(({ p50 }, round) => p50 - straight[round]!.p50 - empty[round]!.p50));
  console.log(`\n${atOnce} at once, medians of ${ROUNDS} rounds of ${CALLS}`);
  console.log(`p50 added: ${added(ours).toFixed(2)} ms; ${over.toFixed(2)} ms of it over an empty handler`);
  console.log(`p50 added by the bare server: ${added(bare).toFixed(2)} ms`);
  console.table(
    rounds
      .map((each) => median(each, "p50"))
      .map(({ name, p50, p99, cpuPerCall }) => ({
        name,
        "p50 ms": p50.toFixed(2),
        "p99 ms": p99.toFixed(2),
        "CPU ms/call": name === "straight" ? "" : cpuPerCall.toFixed(2),
      })),
  );
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function measureMemory({ name, base, pid, headers }: Way): Promise<void> {
  const files = `${base}/files.xro/1.0/Files`;
  const bodies: { up: string; down: string }[] = [];
  for (let body = 0; body < BODIES; body++) {
    const up = await growthOf(pid, () => upload(files, headers, BODY_BYTES));
    const down = await growthOf(pid, () => download(`${files}/${BODY_BYTES}/Content`, headers, BODY_BYTES));
    bodies.push({ up: up.toFixed(1), down: down.toFixed(1) });
  }
  console.log(`\n${name}: MB of resident memory more at the peak of a body of 100 MB, one after the other`);
  console.table(bodies);
}
