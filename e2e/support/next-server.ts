import { spawn } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { ROOT } from "@/scripts/root";
import type { Ready } from "@/scripts/up/announce";
import { localAddress, serverEnvironment } from "@/scripts/up/environment";
import { readSettings } from "@/scripts/up/settings";

const NEXT_ALONE = [join(ROOT, "node_modules/next/dist/bin/next"), "start"];
/** As `npm start` is. */
export const OUR_SERVER = [join(ROOT, "scripts/server.js")];

/** The running product once more, answered by Next.js alone (`next start`) unless told otherwise, on the same database. */
export async function startNextServer({ databaseUrl, simulator }: Ready, data: string, command = NEXT_ALONE) {
  const port = await freePort();
  const options = { host: "127.0.0.1", port, data, live: false, dev: false, readyFile: null };
  const env: NodeJS.ProcessEnv = {
    ...serverEnvironment(options, readSettings(data), databaseUrl, simulator),
    ROLE: "web",
  };
  const child = spawn(process.execPath, [...command, "--port", String(port)], { cwd: ROOT, env, stdio: "ignore" });
  const ended = once(child, "exit");
  const url = localAddress(options);
  const isReady = await waitUntil(
    () =>
      fetch(`${url}/api/live`).then(
        ({ ok }) => ok,
        () => false,
      ),
    60_000,
    100,
  );
  if (!isReady) throw new Error("the second server did not answer");
  return {
    url,
    stop: async () => {
      if (child.kill("SIGTERM")) await ended;
    },
  };
}
