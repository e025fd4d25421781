// Plain JavaScript, because nothing is installed yet when it runs.
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url)); // in words that a Node.js too old understands

/** Runs a program of this folder that is written in TypeScript, after installing what it needs. */
export async function runTypeScript(program) {
  process.chdir(ROOT);
  installPackages();
  const { register } = await import("tsx/esm/api");
  register();
  await import(program);
}

/** Installs what package-lock.json lists, unless node_modules holds just that. */
function installPackages() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major < 20 || (major === 20 && minor < 19))
    stop(`Gangway needs Node.js 20.19 or later, and this is ${process.version}. Install Node.js 24, for example.`);
  if (isInstalled()) return;
  console.log("Installing packages (npm ci), which takes about a minute ...");
  const { status } = npm(["ci", "--include=dev", "--include=optional", "--loglevel=error"]);
  if (status !== 0) stop("The packages could not be installed: see npm's message above.");
}

function isInstalled() {
  const installed = readPackages("node_modules/.package-lock.json");
  const locked = readPackages("package-lock.json");
  const isSame = (path) => installed[path]?.version === locked[path]?.version;
  const needed = Object.keys(locked).filter((path) => path && !locked[path].optional && !locked[path].devOptional);
  return [...needed, ...Object.keys(installed)].every(isSame);
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(join(ROOT, file), "utf8")).packages;
  } catch (error) {
    if (error.code === "ENOENT") return {};
    throw error;
  }
}

function npm(args) {
  // Set when npm itself runs us; else npm is looked for on the path.
  const own = process.env.npm_execpath;
  const [program, first] = own?.endsWith(".js") ? [process.execPath, [own]] : ["npm", []];
  return spawnSync(program, [...first, ...args], {
    cwd: ROOT,
    stdio: "inherit",
    shell: process.platform === "win32" && !own,
  });
}

function stop(message) {
  console.error(message);
  process.exit(1);
}
