import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root";

export type Ran = { code: number; output: string };

/** Runs the command that a package of node_modules brings under its own name, with this Node.js or another one. */
export function runTool(tool: string, args: string[], node?: string): Promise<Ran> {
  return run([join(ROOT, "node_modules", tool, commandOf(tool)), ...args], node);
}

export function run(args: string[], node = process.execPath): Promise<Ran> {
  const { FORCE_COLOR: _colour, ...env } = process.env;
  Object.assign(env, { NEXT_TELEMETRY_DISABLED: "1", NO_COLOR: "1" });
  const child = spawn(node, args, { cwd: ROOT, env, stdio: ["ignore", "pipe", "pipe"] });
  let output = "";
  const keep = (text: string) => (output += text);
  child.stdout.setEncoding("utf8").on("data", keep);
  child.stderr.setEncoding("utf8").on("data", keep);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}

function commandOf(tool: string): string {
  const manifest = readFileSync(join(ROOT, "node_modules", tool, "package.json"), "utf8");
  const { bin } = JSON.parse(manifest) as { bin: string | Record<string, string> };
  const [command] = typeof bin === "string" ? [bin] : Object.values(bin);
  if (!command) throw new Error(`${tool} brings no command`);
  return command;
}
