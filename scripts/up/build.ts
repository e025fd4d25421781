import { readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fingerprint, readNote } from "../fingerprint";
import { generateClient } from "../generate";
import { ROOT } from "../root";
import { startNode } from "./children";

export const NEXT = "node_modules/next/dist/bin/next";

/** Inside .next, so that both go together. */
const NOTE = join(ROOT, ".next/fingerprint");

const NOT_BUILT = new Set(["node_modules", "bench", "coverage", "docs", "e2e", "scripts", "next-env.d.ts"]);

export function isBuilt(): boolean {
  return readNote(NOTE) === sources();
}

/** Builds the portal, unless it was built of these very sources. */
export async function build(): Promise<void> {
  generateClient();
  if (!isBuilt()) await runBuild();
}

/** Builds the portal anew, with .next/standalone: what its server needs of node_modules. */
export async function buildTraced(): Promise<void> {
  generateClient();
  await runBuild({ TRACE_RUNTIME: "1" });
}

async function runBuild(more: Record<string, string> = {}): Promise<void> {
  const wanted = sources();
  rmSync(NOTE, { force: true });
  const env: NodeJS.ProcessEnv = { ...process.env, ...more, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
  const child = startNode([NEXT, "build"], env);
  const how = await child.ended;
  if (how !== "exited with code 0") throw new Error(`next build ${how}:\n${child.output()}`);
  writeFileSync(NOTE, wanted);
}

function sources(): string {
  const paths = readdirSync(ROOT).filter((name) => !name.startsWith(".") && !NOT_BUILT.has(name));
  return fingerprint(paths, (file) => !/^lib\/generated\/|\.test\.tsx?$|\.md$|\.tsbuildinfo$/.test(file));
}
