import { generateClient } from "../generate";
import type { Gate, Outcome } from "./check";
import { type Ran, run, runTool } from "./tool";

/** Makes what the sources refer to and git does not hold: the Prisma client and Next's types. */
export async function generateTypes(): Promise<void> {
  generateClient();
  const { code, output } = await runTool("next", ["typegen"]);
  if (code !== 0) throw new Error(`next typegen failed:\n${output}`);
}

/** What can be told without running the product. */
export const staticGates: Gate[] = [
  { name: "format", run: () => one(runTool("prettier", ["--check", "--cache", "--log-level", "warn", "."])) },
  { name: "lint, import lines", run: () => one(runTool("oxlint", [])) },
  { name: "types", run: () => one(runTool("typescript", ["--noEmit"])) },
  { name: "client package", run: () => one(runTool("typescript", ["-p", "docs/client"])) },
  { name: "dead code", run: () => one(runTool("knip", ["--no-progress"])) },
];

export const buildGate: Gate = { name: "build", run: () => one(run(["--import", "tsx", "scripts/build.ts"])) };

async function one(running: Promise<Ran>): Promise<Outcome> {
  const { code, output } = await running;
  return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
}
