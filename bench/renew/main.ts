import { once } from "node:events";
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { end, explain } from "@/scripts/up/shutdown";
import { startNode, untilAnswered } from "../lib/child";
import { residentMegabytes } from "../lib/cpu";
import { migratedDatabase } from "../lib/database";
import "../lib/end-on-signals";
import { busyShare, cpuTicks } from "./machine";

// Renewals a second, ours beside the floor, in interleaved rounds on the same seeded database: Xero answers at once, then
// after 300 ms. What is renewed moves to the future, so that every round finds as much due as the one before.
// `--cycles` measures the time of a claim over ten life cycles instead; `--one-app` renews all grants of one app to the last, by one
// process and then by two, which takes as long as it does in life: 13 minutes for 100,000.
const { values: options } = parseArgs({
  options: {
    rows: { type: "string", default: "1000000" },
    seconds: { type: "string", default: "15" },
    delays: { type: "string", default: "0,300" },
    cycles: { type: "boolean", default: false },
    "one-app": { type: "boolean", default: false },
    processes: { type: "string", default: "1,2" },
  },
});
const ROUNDS = 3;
const AT_ONCE = 256; // of a worker
const WARM_CALLS = 500;
const WARM_UP_MS = 60_000;

const database = await migratedDatabase();
try {
  const { seed } = await import("./seed");
  const startedAt = performance.now();
  await seed(database, Number(options.rows), options["one-app"]);
  console.log(`seeded ${options.rows} grants in ${Math.round((performance.now() - startedAt) / 1000)} s`);
  if (options["one-app"]) {
    const { renewAll } = await import("./one-app");
    const delay = Number(options.delays.split(",").at(-1));
    for (const processes of options.processes.split(",").map(Number))
      await renewAll(database, { processes, delay, environment: ourEnvironment });
  } else if (options.cycles) {
    const { claimTimes } = await import("./cycles");
    console.log(
      "p50 of a claim by life cycle, ms:",
      (await claimTimes(database)).map((ms) => ms.toFixed(1)).join("  "),
    );
  } else {
    for (const delay of options.delays.split(",").map(Number)) await compare(delay);
  }
  await end(0, "Done");
} catch (error) {
  await end(1, explain(error));
}

async function compare(delay: number): Promise<void> {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const xero = startNode(["--import", "tsx", "bench/renew/xero.ts", String(port), String(delay)]);
  const ended = once(xero, "exit");
  await untilAnswered(xero, `${url}/calls`);
  const contenders = {
    ours: () => startNode(["--import", "tsx", "e2e/drills/support/replica.ts"], ourEnvironment(url)),
    floor: () =>
      startNode(["--import", "tsx", "bench/renew/floor.ts", process.env.DATABASE_URL!, url, String(AT_ONCE)]),
  };
  const rates: Record<string, Round[]> = { ours: [], floor: [] };
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, start] of Object.entries(contenders)) rates[name]!.push(await measure(url, start));
  }
  xero.kill();
  await ended;
  report(delay, rates);
}

type Round = { perSecond: number; busy: number; cpu: number; megabytes: number };

async function measure(url: string, start: () => ReturnType<typeof startNode>): Promise<Round> {
  const calls = async () => Number(await (await fetch(`${url}/calls`)).text());
  const child = start();
  const ended = once(child, "exit");
  const before = await calls();
  const isWarm = async () => {
    if ((await calls()) >= before + WARM_CALLS) return true;
    await requireDue();
    return false;
  };
  if (!(await waitUntil(isWarm, WARM_UP_MS))) throw new Error(`fewer than ${WARM_CALLS} renewals in a minute`);
  const [first, machine, cpu, at] = [await calls(), busyShare(), cpuTicks(child.pid!), performance.now()];
  await sleep(Number(options.seconds) * 1000);
  const seconds = (performance.now() - at) / 1000;
  await requireDue();
  const round = {
    perSecond: ((await calls()) - first) / seconds,
    busy: machine(),
    cpu: (cpuTicks(child.pid!) - cpu) / 100 / seconds,
    megabytes: residentMegabytes(child.pid!),
  };
  child.kill("SIGTERM");
  await ended;
  return round;
}

/** Throws when no grant is left to renew: a round without work would count as a slow one. */
async function requireDue(): Promise<void> {
  const due = await database.query("select from grants where renew_at <= now() limit 1");
  if (due.rowCount === 0)
    throw new Error(
      `All ${options.rows} grants are renewed, so nothing is left to measure: give more --rows or fewer --seconds`,
    );
}

function report(delay: number, rates: Record<string, Round[]>): void {
  const middle = (rounds: Round[]) => rounds.toSorted((a, b) => a.perSecond - b.perSecond)[Math.floor(ROUNDS / 2)]!;
  const [ours, floor] = [middle(rates.ours!), middle(rates.floor!)];
  console.log(`\nXero answers after ${delay} ms: ours : floor ${(ours.perSecond / floor.perSecond).toFixed(2)}`);
  console.table(
    Object.entries({ ours, floor }).map(([name, { perSecond, busy, cpu, megabytes }]) => ({
      name,
      "renewals/s": Math.round(perSecond),
      "machine busy": `${Math.round(busy * 100)} %`,
      "own cores": cpu.toFixed(2),
      "MB resident": Math.round(megabytes),
    })),
  );
}

function ourEnvironment(url: string): NodeJS.ProcessEnv {
  return {
    ...process.env,
    ROLE: "worker",
    LOG_LEVEL: "warn",
    XERO_TOKEN_URL: `${url}/connect/token`,
    XERO_API_BASE_URL: url,
  };
}
