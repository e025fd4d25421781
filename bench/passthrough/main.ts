import { descendant } from "../lib/cpu";
import { connectInstance } from "../lib/instance";
import { interleaved, type Measured, median, type Target } from "../lib/load";
import { withPortal } from "../lib/portal";
import { download, upload } from "./bodies";
import { growthOf } from "./memory";

// What a call costs more through Gangway than straight at the simulator, beside an empty route handler of the same server; then
// how much more memory the server holds at the peak of a large body.
const CALLS = Number(process.env.BENCH_CALLS ?? 500);
const ROUNDS = 7;
const BODY_BYTES = 100 * 1024 * 1024;
const BODIES = 5;

type Instance = Awaited<ReturnType<typeof connectInstance>>;

await withPortal(async (portal) => {
  const instance = await connectInstance(portal);
  const server = descendant(portal.pid, "next-server");
  const path = "/api.xro/2.0/Invoices";
  const targets: Target[] = [
    {
      name: "passthrough",
      url: `${instance.base}/passthrough${path}`,
      pid: server,
      status: 200,
      headers: instance.headers,
    },
    // The simulator runs in the process that started all, so its CPU time is that one's.
    { name: "straight", url: portal.simulator.url + path, pid: portal.pid, status: 200, headers: instance.xeroHeaders },
    { name: "empty handler", url: `${portal.url}/api/live`, pid: server, status: 200 },
  ];
  for (const atOnce of [1, 16]) {
    report(atOnce, await interleaved(targets, { calls: CALLS, rounds: ROUNDS, atOnce }));
  }
  await measureMemory(instance, server);
});

function report(atOnce: number, rounds: Measured[][]): void {
  const [through, straight, empty] = rounds as [Measured[], Measured[], Measured[]];
  const added = middle(through.map(({ p50 }, round) => p50 - straight[round]!.p50));
  const over = middle(through.map(({ p50 }, round) => p50 - straight[round]!.p50 - empty[round]!.p50));
  console.log(`\n${atOnce} at once: p50 added ${added.toFixed(2)} ms, ${over.toFixed(2)} ms over an empty handler`);
  console.table(
    rounds
      .map((each) => median(each, "p50"))
      .map(({ name, p50, p99, cpuPerCall }) => ({
        name,
        "p50 ms": p50.toFixed(2),
        "p99 ms": p99.toFixed(2),
        "CPU ms/call": cpuPerCall.toFixed(2),
      })),
  );
}

function middle(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}

async function measureMemory({ base, headers }: Instance, server: number): Promise<void> {
  const files = `${base}/passthrough/files.xro/1.0/Files`;
  const bodies: { up: string; down: string }[] = [];
  for (let body = 0; body < BODIES; body++) {
    const up = await growthOf(server, () => upload(files, headers, BODY_BYTES));
    const down = await growthOf(server, () => download(`${files}/${BODY_BYTES}/Content`, headers, BODY_BYTES));
    bodies.push({ up: up.toFixed(1), down: down.toFixed(1) });
  }
  console.log(`\nMB of resident memory more at the peak of a body of 100 MB, one after the other`);
  console.table(bodies);
}
