import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { z } from "zod";
import { freePort, isFree } from "../ports";
import { endWith, startNode, unlessEnded } from "./children";
import type { Options } from "./options";
import { saveSettings, type Settings } from "./settings";

const shape = z.object({
  url: z.string(),
  controlUrl: z.string(),
  apps: z.array(
    z.object({
      kind: z.enum(["partner", "public", "custom"]),
      protocol: z.enum(["oauth1", "oauth2"]),
      key: z.string(),
      secret: z.string(),
      privateKeyFile: z.string().optional(),
    }),
  ),
});

const NAME = "The Xero simulator";

export type Simulator = z.infer<typeof shape>;

/** Starts the Xero simulator. Once ready it prints one line of JSON: where it listens and what apps it knows. */
export async function startSimulator({ data, port }: Options, settings: Settings): Promise<Simulator> {
  const state = join(data, "simulator");
  mkdirSync(state, { recursive: true, mode: 0o700 });
  const own = await choosePort(data, settings, port + 1);

  const program = ["--import", "tsx", "e2e/xero-simulator/main.ts", "--port", String(own), "--state", state];
  const child = startNode(program, process.env);
  const line = await unlessEnded(NAME, child, child.firstLine);
  endWith(NAME, child);
  return shape.parse(JSON.parse(line));
}

/** The same port at every start, since saved apps, bookmarks and scripts name it. */
async function choosePort(data: string, settings: Settings, wanted: number): Promise<number> {
  const kept = settings.simulatorPort;
  if (kept !== null) {
    if (await isFree(kept)) return kept;
    throw new Error(
      `Port ${kept}, used by this data folder's Xero simulator, is taken. Is Gangway already running from ${data}? ` +
        `If not, free the port or set "simulatorPort" to null in ${join(data, "settings.json")} to choose another.`,
    );
  }
  const port = wanted <= 65535 && (await isFree(wanted)) ? wanted : await freePort();
  saveSettings(data, { ...settings, simulatorPort: port });
  return port;
}
