import { spawn } from "node:child_process";
import { once } from "node:events";
import { descendant } from "../lib/cpu";
import { load, type Measured, median, type Target } from "../lib/load";
import { freePort, startPortal } from "../lib/portal";

// oauth/token (Public app) beside an empty handler of the same build, and beside grant on express doing the same step
// against the same simulator. Rounds are interleaved, so that a busy neighbour hits all three.
const CALLS = Number(process.env.BENCH_CALLS ?? 2_000);
const ROUNDS = 5;
const AT_ONCE = 16;

const { portal, stop } = await startPortal();
const { key, secret } = portal.simulator.apps.find(({ kind }) => kind === "public")!;
const grantPort = await freePort();
const grantProgram = [
  "--import",
  "tsx",
  "bench/connect/grant-server.ts",
  String(grantPort),
  portal.simulator.url,
  key,
  secret,
];
const grant = spawn(process.execPath, grantProgram, { stdio: ["ignore", "pipe", "inherit"] });
await once(grant.stdout, "data");

const server = descendant(portal.pid, "next-server");
const query = new URLSearchParams({
  apiKey: key,
  apiSecret: secret,
  callbackUrl: `http://localhost:${grantPort}/connect/xero/callback`,
});
const targets: Target[] = [
  { name: "empty handler", url: `${portal.url}/api/live`, pid: server, status: 200 },
  {
    name: "oauth/token",
    url: `${portal.url}/elements/api-v2/elements/xero/oauth/token?${query}`,
    pid: server,
    status: 200,
  },
  { name: "grant on express", url: `http://localhost:${grantPort}/connect/xero`, pid: grant.pid!, status: 302 },
];

const rounds = new Map<string, Measured[]>(targets.map(({ name }) => [name, []]));
for (const target of targets) await load(target, CALLS, AT_ONCE);
for (let round = 0; round < ROUNDS; round++) {
  for (const target of targets) rounds.get(target.name)!.push(await load(target, CALLS, AT_ONCE));
}
grant.kill();
await stop();

const [empty, ours, peer] = targets.map(({ name }) => median(rounds.get(name)!)) as [Measured, Measured, Measured];
console.table(
  targets.map(({ name }, index) => {
    const { perSecond, p50, p99, cpuPerCall } = [empty, ours, peer][index]!;
    return {
      name,
      "calls/s": Math.round(perSecond),
      "p50 ms": p50.toFixed(1),
      "p99 ms": p99.toFixed(1),
      "CPU ms/call": cpuPerCall.toFixed(2),
    };
  }),
);
console.log(`CPU per call, oauth/token : empty handler = ${(ours.cpuPerCall / empty.cpuPerCall).toFixed(2)}`);
console.log(`Throughput, oauth/token : grant = ${(ours.perSecond / peer.perSecond).toFixed(2)}`);
