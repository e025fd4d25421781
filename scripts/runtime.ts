// npm run build:runtime -- FOLDER: what a server needs and nothing else, into a new folder. It runs there with Node.js alone
// (`node scripts/server.js`), may be read-only, and is what the container image holds.
import { cpSync, existsSync, mkdirSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";
import { bundleCommands } from "./runtime/bundle-commands";
import { linkEqualChunks } from "./runtime/link-equal-chunks";
import { ROOT } from "./root";
import { buildTraced } from "./up/build";
import { end, endOnSignals, explain } from "./up/shutdown";

const TRACED = join(ROOT, ".next/standalone");

/** Beside what Next.js traced: its files for browsers, ours, and the server that it knows nothing of. */
const MORE = [
  ".next/static",
  "public",
  "prisma/migrations",
  "next.config.js",
  "scripts/server.js",
  "scripts/healthcheck.js",
  "LICENSE",
];

/** Notes of what was traced, and Next.js's own server, in place of which ours runs. */
const isNeeded = (file: string) => !file.endsWith(".nft.json") && file !== join(TRACED, "server.js");

endOnSignals();
await makeRuntime(process.argv[2]).catch((error: unknown) => end(1, explain(error)));

async function makeRuntime(name: string | undefined): Promise<void> {
  if (!name) throw new Error("Name a new folder: npm run build:runtime -- FOLDER");
  const folder = resolve(name);
  if (existsSync(folder) && readdirSync(folder).length > 0)
    throw new Error(`${folder} is not empty: name a new folder`);
  await buildTraced();
  mkdirSync(folder, { recursive: true });
  cpSync(TRACED, folder, { recursive: true, verbatimSymlinks: true, filter: isNeeded });
  for (const path of MORE) cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  linkEqualChunks(join(folder, ".next/server"));
  await bundleCommands(join(folder, "scripts"));
}
