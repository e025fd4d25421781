import { type ChildProcess, spawn } from "node:child_process";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { waitUntil } from "../processes";
import { ROOT } from "../root";
import { atEnd, end } from "./shutdown";

export type Child = {
  /** Settles when it has ended, with how. */
  ended: Promise<string>;
  /** The first line on its standard output. */
  firstLine: Promise<string>;
  /** What it printed last. */
  output: () => string;
};

const FOLLOW_PARENT = pathToFileURL(join(import.meta.dirname, "follow-parent.js")).href;
const KEPT_CHARACTERS = 20_000;
/** A server finishes the renewals that are under way. */
const STOP_MS = 20_000;

let shown = false;

/** From now on what the children print is shown. */
export function showChildren(): void {
  shown = true;
}

/** Starts a Node.js program that is stopped when we end. */
export function startNode(args: string[], env: NodeJS.ProcessEnv): Child {
  const child = spawn(process.execPath, ["--import", FOLLOW_PARENT, ...args], {
    cwd: ROOT,
    env,
    // A process group of its own, so that Ctrl-C in the terminal reaches us first and its own children end with it.
    detached: process.platform !== "win32",
    stdio: ["ignore", "pipe", "pipe"],
  });
  atEnd(() => stop(child));

  let output = "";
  const take = (text: string) => {
    if (shown) process.stdout.write(text);
    else output = (output + text).slice(-KEPT_CHARACTERS);
  };
  child.stdout?.setEncoding("utf8").on("data", take);
  child.stderr?.setEncoding("utf8").on("data", take);

  return {
    firstLine: readFirstLine(child),
    ended: new Promise((resolve) => {
      child.once("error", (error) => resolve(`could not be started: ${error.message}`));
      child.once("exit", (code, signal) => resolve(signal ? `was stopped by ${signal}` : `exited with code ${code}`));
    }),
    output: () => output.trim(),
  };
}

function readFirstLine(child: ChildProcess): Promise<string> {
  let text = "";
  return new Promise((resolve) => {
    const read = (more: string) => {
      text += more;
      if (!text.includes("\n")) return;
      child.stdout?.off("data", read);
      resolve(text.slice(0, text.indexOf("\n")));
    };
    child.stdout?.on("data", read);
  });
}

/** What `promise` gives; throws when the child ends before that. */
export function unlessEnded<T>(name: string, child: Child, promise: Promise<T>): Promise<T> {
  const ended = child.ended.then((how) => {
    throw new Error(`${name} ${how}.\n${child.output()}`);
  });
  return Promise.race([promise, ended]);
}

/** From now on we end when the child does. */
export function endWith(name: string, child: Child): void {
  void child.ended.then((how) => end(1, `${name} ${how}. Stopping everything else.`));
}

async function stop(child: ChildProcess): Promise<void> {
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  if (!hasEnded()) signalGroup(child, "SIGTERM");
  await waitUntil(hasEnded, STOP_MS);
  signalGroup(child, "SIGKILL"); // whatever of its group is left
}

function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (!child.pid) return;
  try {
    process.kill(process.platform === "win32" ? child.pid : -child.pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ESRCH") throw error;
  }
}
