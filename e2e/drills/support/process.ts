import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { ROOT } from "@/scripts/root";

export type Process = {
  child: ChildProcess;
  /** The first line on its standard output. */
  firstLine: string;
  /** What it printed so far. */
  output: () => string;
  /** Sends a signal and, when it ends the process, waits for that. */
  kill: (signal: "SIGTERM" | "SIGKILL") => Promise<void>;
};

/** The clock of a process, in the words of Debian's faketime: "+10m", or "+0 x6" for one that runs six times as fast. */
export type Clock = string;

const running = new Set<ChildProcess>();

/** Starts a program of TypeScript or JavaScript and waits for its first line. Throws with what it printed when it ends before. */
export async function startProcess(
  program: string,
  env: Record<string, string | undefined>,
  clock?: Clock,
): Promise<Process> {
  const loader = program.endsWith(".ts") ? ["--import", "tsx"] : [];
  const command = [process.execPath, "--import", "./scripts/up/follow-parent.js", ...loader, program];
  const [file, ...args] = clock ? ["faketime", "-f", clock, ...command] : command;
  const child = spawn(file!, args, {
    cwd: ROOT,
    env: env as NodeJS.ProcessEnv,
    stdio: ["ignore", "pipe", "pipe"],
    detached: true,
  });
  running.add(child);
  const ended = once(child, "exit").then(() => void running.delete(child));
  let output = "";
  const keep = (text: string) => (output += text);
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  const lines = createInterface(child.stdout);
  const firstLine = await Promise.race([
    once(lines, "line").then(([line]) => String(line)),
    ended.then(() => {
      throw new Error(`${program} ended before it was ready:\n${output}`);
    }),
  ]);
  return {
    child,
    firstLine,
    output: () => output,
    kill: async (signal) => {
      if (running.has(child)) signalGroup(child, signal);
      await ended;
    },
  };
}

/** faketime runs the program as its child: the group is meant. */
export function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  try {
    process.kill(-child.pid!, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}

export function killAll(): void {
  for (const child of running) signalGroup(child, "SIGKILL");
}

process.once("exit", killAll);
