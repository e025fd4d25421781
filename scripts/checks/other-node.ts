import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { ROOT } from "../root";

/** What users run, and the oldest that works; the tests run with one of them, a smoke set with the other. */
const VERSIONS = { "24": "24.22.3", "20": "20.20.2" };

const isOnNewer = Number(process.versions.node.split(".")[0]) >= 24;
export const OTHER_NODE = isOnNewer ? VERSIONS["20"] : VERSIONS["24"];

/** Installs that Node.js below node_modules, from npm's package of its binary for this platform, and returns the binary's path. */
export function installOtherNode(): string {
  const folder = join(ROOT, "node_modules/.cache/other-node", OTHER_NODE);
  const name = `node-${process.platform}-${process.arch}`;
  const binary = join(folder, "node_modules", name, "bin/node");
  if (existsSync(binary)) return binary;
  mkdirSync(folder, { recursive: true });
  const args = ["install", "--no-save", "--no-audit", "--no-fund", "--ignore-scripts", "--prefix", folder];
  const { status, stderr } = spawnSync("npm", [...args, `${name}@${OTHER_NODE}`], { encoding: "utf8", cwd: folder });
  if (status !== 0 || !existsSync(binary)) throw new Error(`Node.js ${OTHER_NODE} could not be installed:\n${stderr}`);
  return binary;
}
