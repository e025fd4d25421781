import { execFileSync } from "node:child_process";
import { ROOT } from "../root";

/** Where the built server runs: a container, or namespaces of its own. */
export type Place = {
  /** What it takes on disk, a line each. */
  sizes: string[];
  /** The command line that runs `command` there with these settings, attached: it passes signals on, and exits as it does. */
  commandLine: (settings: Settings, command: string[]) => string[];
};

export type Settings = Record<string, string>;

/** Someone who owns nothing: the user of Dockerfile. */
export const USER = 10_001;

/** Runs a program to its end, showing what it prints. Throws when it fails. */
export function run(program: string, args: string[], options: { cwd?: string; env?: NodeJS.ProcessEnv } = {}): void {
  execFileSync(program, args, { cwd: ROOT, stdio: "inherit", ...options });
}

/** The last commit, as whoever clones it gets it. */
export function cloneTo(folder: string): void {
  run("git", ["clone", "--quiet", "--depth", "1", `file://${ROOT}`, folder]);
}

/** For people: 52.2 MB. */
export const megabytes = (bytes: number) => `${(bytes / 1e6).toFixed(1)} MB`;
