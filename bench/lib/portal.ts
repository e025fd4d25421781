import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createServer } from "node:net";

export type Portal = {
  url: string;
  pid: number;
  databaseUrl: string;
  simulator: { url: string; controlUrl: string; apps: { kind: string; key: string; secret: string }[] };
};

/** Starts the whole product with a fresh data folder, as `npm run up` does. `stop` ends it and forgets the data. */
export async function startPortal(): Promise<{ portal: Portal; stop: () => Promise<void> }> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
  const readyFile = join(folder, "ready.json");
  const port = await freePort();
  const options = ["--port", String(port), "--data", join(folder), "--ready-file", readyFile];
  const child = spawn(process.execPath, ["scripts/up.js", ...options], { stdio: ["ignore", "ignore", "inherit"] });
  const ended = once(child, "exit");
  const portal = await Promise.race([readWhenThere(readyFile), ended.then(() => null)]);
  if (!portal) throw new Error("the portal did not start");
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  return { portal, stop };
}

async function readWhenThere(file: string): Promise<Portal> {
  for (;;) {
    try {
      return JSON.parse(readFileSync(file, "utf8")) as Portal;
    } catch {
      // Written in one piece once everything answers.
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
}

/** A port nobody listens on at this moment. */
export function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, "127.0.0.1", () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });
}
