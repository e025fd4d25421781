import { homedir } from "node:os";
import { isIP } from "node:net";
import { join, resolve } from "node:path";
import { parseArgs } from "node:util";

export type Options = {
  host: string;
  port: number;
  data: string;
  live: boolean;
  dev: boolean;
  readyFile: string | null;
};

const LOOPBACK = "127.0.0.1";

export const HELP = `Starts Gangway: database, Xero simulator and portal.

  npm run up -- [options]      the portal, as a production build
  npm run dev -- [options]     the portal, reloaded when its sources change

  --port N            port of the portal (3000); the simulator takes the next free one
  --host ADDRESS      where the portal listens (127.0.0.1, this machine only); 0.0.0.0 is every network
  --data DIR          folder for database, settings and keys (${defaultData()})
  --live              no simulator: talk to Xero itself
  --ready-file FILE   when ready, write addresses and secrets there as JSON
  --help              this text

DATABASE_URL, PUBLIC_URL, ENCRYPTION_KEYS (or ENCRYPTION_KEYS_FILE) and SESSION_SECRET are used when they are set.`;

/** Reads the command line; null asks for help. Throws at anything it does not know. */
export function readOptions(args: string[]): Options | null {
  const { values } = parseArgs({
    args,
    options: {
      host: { type: "string", default: LOOPBACK },
      port: { type: "string", default: "3000" },
      data: { type: "string", default: defaultData() },
      live: { type: "boolean", default: false },
      dev: { type: "boolean", default: false },
      "ready-file": { type: "string" },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return null;
  const readyFile = values["ready-file"];
  return {
    host: readHost(values.host),
    port: readPort(values.port),
    data: resolve(values.data),
    live: values.live,
    dev: values.dev,
    readyFile: readyFile ? resolve(readyFile) : null,
  };
}

function readHost(text: string): string {
  if (isIP(text) === 0) throw new Error(`--host ${text} is not an IP address, such as ${LOOPBACK} or 0.0.0.0`);
  return text;
}

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d+$/.test(text) || port < 1 || port > 65535)
    throw new Error(`--port ${text} is not a port. Choose a number from 1 to 65535`);
  return port;
}

/** Outside the source tree, or the build would copy it into its output. */
function defaultData(): string {
  const home = homedir();
  if (process.platform === "win32") return join(process.env.LOCALAPPDATA ?? join(home, "AppData/Local"), "gangway");
  if (process.getuid?.() === 0) return "/var/lib/gangway";
  if (process.env.XDG_DATA_HOME) return join(process.env.XDG_DATA_HOME, "gangway");
  if (process.platform === "darwin") return join(home, "Library/Application Support/gangway");
  return join(home, ".local/share/gangway");
}
