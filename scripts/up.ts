import { rmSync } from "node:fs";
import { migrate } from "@/lib/migrate";
import { generateClient } from "./generate";
import { isFree } from "./ports";
import { announce, writeReadyFile } from "./up/announce";
import { build, isBuilt } from "./up/build";
import { showChildren } from "./up/children";
import { prepareDataFolder } from "./up/data-folder";
import { startDatabase } from "./up/database";
import { registerAtXero } from "./up/register-at-xero";
import { serverEnvironment } from "./up/environment";
import { makeFirstAdmin } from "./up/first-admin";
import { end, endOnSignals, explain } from "./up/shutdown";
import { HELP, type Options, readOptions } from "./up/options";
import { startServer, waitForServer } from "./up/server";
import { readSettings } from "./up/settings";
import { startSimulator } from "./up/simulator";
import { step } from "./up/step";

endOnSignals();
try {
  const options = readOptions(process.argv.slice(2));
  if (options) await up(options);
  else console.log(HELP);
} catch (error) {
  await end(1, explain(error));
}

async function up(options: Options): Promise<void> {
  const { port, data, live, dev } = options;
  await requireFreePort(port);
  if (options.readyFile) rmSync(options.readyFile, { force: true }); // an old one would claim that Gangway is ready
  console.log("Starting Gangway");
  prepareDataFolder(data);
  const settings = await step("Settings", () => readSettings(data));
  const [databaseUrl, simulator] = await step(live ? "Database" : "Database and Xero simulator", () =>
    Promise.all([startDatabase(data), live ? null : startSimulator(options, settings)]),
  );
  await step("Migrations", () => migrate(databaseUrl));
  if (dev) await step("Database client", generateClient);
  else await step(isBuilt() ? "Build (nothing changed)" : "Build (this takes a while)", build);

  const env = serverEnvironment(options, settings, databaseUrl, simulator);
  const server = startServer(options, env);
  const admin = await step("First admin", () => makeFirstAdmin(settings, env));
  await step("Portal", () => waitForServer(server, options));
  const url = env.PUBLIC_URL ?? "";
  if (simulator) await step("Sample apps in the simulator", () => registerAtXero(options, url, simulator));

  const { userSecret, organizationSecret, email, password } = admin;
  const ready = {
    url,
    pid: process.pid,
    databaseUrl,
    admin: { email, password },
    userSecret,
    organizationSecret,
    simulator,
  };
  announce(ready, options);
  showChildren();
  if (options.readyFile) writeReadyFile(options.readyFile, ready);
}

async function requireFreePort(port: number): Promise<void> {
  if (await isFree(port)) return;
  throw new Error(
    `Port ${port} is in use. Stop the program that uses it, or choose another port: npm run up -- --port ${port + 10}`,
  );
}
