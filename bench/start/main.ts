import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { migrate } from "@/lib/migrate";
import { freePort } from "@/scripts/ports";
import { build } from "@/scripts/up/build";
import { prepareDataFolder } from "@/scripts/up/data-folder";
import { startDatabase } from "@/scripts/up/database";
import { serverEnvironment } from "@/scripts/up/environment";
import { atEnd, end, explain } from "@/scripts/up/shutdown";
import { readSettings } from "@/scripts/up/settings";
import { startNode, untilAnswered } from "../lib/child";
import { descendant, residentMegabytes } from "../lib/cpu";
import "../lib/end-on-signals";

// Time from spawning the server to its first healthy answer, right after a build and then again, and what it holds
// in memory a while later. Database and migrations are there before, as in every start but an installation's first.
const IDLE_MS = 5_000;

const data = mkdtempSync(join(tmpdir(), "gangway-bench-"));
atEnd(async () => rmSync(data, { recursive: true, force: true }));
try {
  prepareDataFolder(data);
  const databaseUrl = await startDatabase(data);
  await migrate(databaseUrl);
  rmSync(".next", { recursive: true, force: true });
  await build();
  const starts = ["after a build", "second", "third", "fourth"];
  for (const name of starts) console.log(`${name}: ${await start(databaseUrl)}`);
  await end(0, "Done");
} catch (error) {
  await end(1, explain(error));
}

async function start(databaseUrl: string): Promise<string> {
  const options = { host: "127.0.0.1", port: await freePort(), data, live: true, dev: false, readyFile: null };
  const env = serverEnvironment(options, readSettings(data), databaseUrl, null);
  const child = startNode(["scripts/server.js", "--port", String(options.port)], env);
  const ended = once(child, "exit");
  try {
    const ms = await untilAnswered(child, `http://localhost:${options.port}/api/health`);
    await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
    const megabytes = residentMegabytes(descendant(child.pid!, "gangway"));
    return `healthy in ${(ms / 1000).toFixed(2)} s, then ${Math.round(megabytes)} MB resident`;
  } finally {
    child.kill("SIGTERM");
    await ended;
  }
}
