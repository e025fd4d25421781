import { spawn } from "node:child_process";
import { chmodSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { isAlive, waitUntil } from "@/scripts/processes";

const START_MS = 120_000; // on a busy machine
const TEST_MS = 180_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "gangway-bench-ends-"));
  chmodSync(folder, 0o755); // as root PostgreSQL runs as "nobody", who has to pass through
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test(
  "it ends and says why when its rows run out",
  async () => {
    const bench = startBench("--rows", "700", "--seconds", "2", "--delays", "0");
    expect(await waitUntil(() => bench.child.exitCode !== null, START_MS), bench.output()).toBe(true);
    expect(bench.output()).toContain("All 700 grants are renewed");
    expect(bench.child.exitCode).toBe(1);
    expect(servers()).toEqual([]);
  },
  TEST_MS,
);

test.each([
  ["SIGTERM to npm", (npm: number) => process.kill(npm, "SIGTERM")],
  ["Ctrl-C, which reaches all of its processes", (npm: number) => process.kill(-npm, "SIGINT")],
])(
  "%s leaves no PostgreSQL of a run that is under way",
  async (_, interrupt) => {
    const bench = startBench("--rows", "5000", "--seconds", "60", "--delays", "300");
    expect(await waitUntil(() => bench.output().includes("seeded"), START_MS), bench.output()).toBe(true);
    const running = servers();
    expect(running.filter(isAlive)).toHaveLength(1);
    interrupt(bench.child.pid!);
    expect(await waitUntil(() => !running.some(isAlive), 20_000)).toBe(true);
    expect(await waitUntil(() => !readdirSync(folder).some((name) => name.startsWith("gangway-")), 5_000)).toBe(true);
  },
  TEST_MS,
);

function startBench(...options: string[]) {
  const env = { ...process.env, TMPDIR: folder };
  const command = ["run", "bench:renew", "--", ...options];
  const child = spawn("npm", command, { env, detached: true, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (text: string) => (output += text);
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  return { child, output: () => output };
}

/** Process ids of the servers that benchmarks have started in the folder. */
function servers(): number[] {
  return readdirSync(folder)
    .map((name) => join(folder, name, "cluster/data/postmaster.pid"))
    .filter((note) => existsSync(note))
    .map((note) => Number(readFileSync(note, "utf8").split("\n")[0]));
}
