import { freePort } from "@/scripts/ports";
import { end, explain } from "@/scripts/up/shutdown";
import { startNode, untilAnswered } from "../lib/child";
import { cpuMilliseconds, descendant } from "../lib/cpu";
import { encryptionKey } from "../lib/database";
import "../lib/end-on-signals";
import { connectInstance } from "../lib/instance";
import { load } from "../lib/load";
import { type Portal, withPortal } from "../lib/portal";
import { roundRobin } from "@/e2e/support/round-robin";

// Token reads and lists a second through a proxy in front of 1, 2 and 4 servers on one PostgreSQL, round after round. Ratios depend on
// the cores: PostgreSQL, the proxy and whoever calls take theirs of the same machine.
const SERVERS = [1, 2, 4];
const CALLS = Number(process.env.BENCH_CALLS ?? 3_000);
const ROUNDS = 5;
const AT_ONCE = 32;

process.env.ENCRYPTION_KEYS = encryptionKey("k1", 1);
process.env.SESSION_SECRET = "a session secret that only benchmarks use";

type Server = { url: string; pid: number };
type Measured = { perSecond: number; p50: number; p99: number; cpuPerCall: number };

await withPortal(measureAll).then(
  () => end(0, "Done"),
  (error: unknown) => end(1, explain(error)),
);

async function measureAll(portal: Portal): Promise<void> {
  const instance = await connectInstance(portal);
  const servers = await Promise.all(Array.from({ length: Math.max(...SERVERS) }, () => startServer(portal)));
  const path = new URL(instance.base).pathname;
  const calls = { "token reads": `${path}/instances/${instance.id}/token`, lists: `${path}/instances?pageSize=200` };
  for (const [name, address] of Object.entries(calls)) {
    const round = () => measureEach(servers, address, instance.callerHeaders);
    await round(); // warms up
    const rounds: Measured[][] = [];
    while (rounds.length < ROUNDS) rounds.push(await round());
    report(name, rounds);
  }
}

async function startServer({ databaseUrl, url: publicUrl, simulator }: Portal): Promise<Server> {
  const port = await freePort();
  const env = {
    ...process.env,
    ROLE: "web",
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: publicUrl,
    XERO_API_BASE_URL: simulator.url,
    XERO_TOKEN_URL: `${simulator.url}/connect/token`,
  };
  const child = startNode(["scripts/server.js", "--port", String(port)], env);
  const url = `http://127.0.0.1:${port}`;
  await untilAnswered(child, `${url}/api/health`);
  return { url, pid: descendant(child.pid!, "gangway") };
}

/** One after the other, so that a busy neighbour hits all of them. */
async function measureEach(servers: Server[], address: string, headers: Record<string, string>): Promise<Measured[]> {
  const measured: Measured[] = [];
  for (const count of SERVERS) measured.push(await measure(servers.slice(0, count), address, headers));
  return measured;
}

async function measure(servers: Server[], address: string, headers: Record<string, string>): Promise<Measured> {
  const proxy = await roundRobin(servers.map(({ url }) => url));
  const cpu = () => servers.reduce((sum, { pid }) => sum + cpuMilliseconds(pid), 0);
  const before = cpu();
  const target = { name: address, url: proxy.url + address, pid: servers[0]!.pid, status: 200, headers };
  const measured = await load(target, CALLS, AT_ONCE);
  proxy.close();
  return { ...measured, cpuPerCall: (cpu() - before) / CALLS };
}

function report(name: string, rounds: Measured[][]): void {
  const middle = SERVERS.map((_, index) => {
    const measured = rounds.map((round) => round[index]!);
    return measured.toSorted((one, other) => one.perSecond - other.perSecond)[Math.floor(ROUNDS / 2)]!;
  });
  console.log(`\n${name}, ${AT_ONCE} at once, medians of ${ROUNDS} rounds of ${CALLS}`);
  console.table(
    middle.map(({ perSecond, p50, p99, cpuPerCall }, index) => ({
      servers: SERVERS[index],
      "calls/s": Math.round(perSecond),
      "to one server": (perSecond / middle[0]!.perSecond).toFixed(2),
      "p50 ms": p50.toFixed(1),
      "p99 ms": p99.toFixed(1),
      "CPU ms/call, all": cpuPerCall.toFixed(2),
    })),
  );
}
