import { setTimeout as sleep } from "node:timers/promises";
import { roundRobin } from "@/e2e/support/round-robin";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { type Process, startProcess } from "../process";

const SHORTEST_MS = 5_000;
const LONGEST_MS = 20_000;
const START_MS = 60_000;

export type Fleet = Awaited<ReturnType<typeof startFleet>>;

/** Built servers behind a proxy. The first one is never killed. */
export async function startFleet(count: number) {
  const ports = await Promise.all(Array.from({ length: count }, () => freePort()));
  const servers = await Promise.all(ports.map(startServer));
  const started = [...servers];
  const proxy = await roundRobin(ports.map(urlOf));
  const kills: number[] = [];
  let isOver = false;
  let killing = Promise.resolve();

  async function keepKilling(random: () => number): Promise<void> {
    for (;;) {
      await sleep(SHORTEST_MS + random() * (LONGEST_MS - SHORTEST_MS));
      if (isOver) return;
      const doomed = 1 + Math.floor(random() * (count - 1));
      kills.push(performance.now());
      await servers[doomed]!.kill("SIGKILL");
      servers[doomed] = await startServer(ports[doomed]!);
      started.push(servers[doomed]);
    }
  }

  return {
    url: proxy.url,
    /** Of the one that is never killed. */
    steadyPid: servers[0]!.child.pid!,
    /** Kills one of the others every 5 to 20 seconds, and starts one in its place. */
    startKilling: (random: () => number) => {
      killing = keepKilling(random);
    },
    stopKilling: async () => {
      isOver = true;
      await killing;
    },
    kills: () => kills.length,
    /** Whether one was killed since a time of `performance.now()`. */
    hasKilledSince: (time: number) => (kills.at(-1) ?? Number.NEGATIVE_INFINITY) >= time,
    /** What servers, also killed ones, have logged with this text in it. */
    logged: (text: string) =>
      started.flatMap((server, index) =>
        server
          .output()
          .split("\n")
          .filter((line) => line.includes(text))
          .map((line) => `server ${index}: ${line}`),
      ),
    stop: async () => {
      await Promise.all(servers.map((server) => server.kill("SIGTERM")));
      proxy.close();
    },
  };
}

const urlOf = (port: number) => `http://127.0.0.1:${port}`;

async function startServer(port: number): Promise<Process> {
  const server = await startProcess("scripts/server.js", { ...process.env, PORT: String(port), LOG_LEVEL: "warn" });
  const isUp = () =>
    fetch(`${urlOf(port)}/api/live`).then(
      ({ ok }) => ok,
      () => false, // nothing listens yet
    );
  if (!(await waitUntil(isUp, START_MS, 100))) throw new Error(`a server did not start:\n${server.output()}`);
  return server;
}
