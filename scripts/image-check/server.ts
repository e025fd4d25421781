import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { residentMegabytes } from "@/bench/lib/cpu";
import { waitUntil } from "../processes";
import { atEnd } from "../up/shutdown";
import { type Place, type Settings, USER } from "./place";

export type Server = {
  /** What it printed until now. */
  output: () => string;
  /** In MB. */
  memory: () => number;
  /** Sends SIGTERM. Returns what it exits with, and after how many ms. */
  stop: () => Promise<{ code: number | null; ms: number }>;
};

/** Starts the server of that place with these settings. */
export function startServer(place: Place, settings: Settings): Server {
  const [program, ...args] = place.commandLine(settings, ["node", "scripts/server.js"]);
  const child = spawn(program!, args, { stdio: ["ignore", "pipe", "pipe"] });
  atEnd(async () => void child.kill("SIGKILL"));
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (text: Buffer) => (output += text.toString()));
  return {
    output: () => output,
    memory: () => residentMegabytes(serverPid()),
    stop: () => stop(child),
  };
}

/** As seen from outside, where it is not process 1. It has called itself so, and nobody else is that user. */
function serverPid(): number {
  return Number(execFileSync("pgrep", ["--exact", "--uid", String(USER), "gangway"], { encoding: "utf8" }).trim());
}

async function stop(child: ChildProcess): Promise<{ code: number | null; ms: number }> {
  const begun = performance.now();
  const ended = once(child, "exit");
  process.kill(serverPid(), "SIGTERM");
  if (!(await waitUntil(() => child.exitCode !== null, 60_000))) throw new Error("The server does not end by SIGTERM");
  const [code] = (await ended) as [number | null];
  return { code, ms: Math.round(performance.now() - begun) };
}
