import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { waitUntil } from "@/scripts/processes";
import { freePort } from "@/scripts/ports";
import { atEnd } from "@/scripts/up/shutdown";
import { startNode } from "./child";

export type Portal = {
  url: string;
  pid: number;
  databaseUrl: string;
  admin: { email: string; password: string };
  userSecret: string;
  organizationSecret: string;
  simulator: {
    url: string;
    controlUrl: string;
    apps: { kind: "partner" | "public"; protocol: string; key: string; secret: string }[];
  };
};

const READY_MS = 5 * 60_000; // with a build, on a slow machine

/**
 * Starts the whole product with a fresh data folder, as `npm run up` does, for as long as `work` takes. With a
 * `databaseUrl` it runs on that database.
 */
export async function withPortal<T>(work: (portal: Portal) => Promise<T>, databaseUrl?: string): Promise<T> {
  const folder = mkdtempSync(join(tmpdir(), "gangway-bench-"));
  const removeFolder = () => rmSync(folder, { recursive: true, force: true });
  atEnd(async () => removeFolder());
  const readyFile = join(folder, "ready.json");
  const port = String(await freePort());
  const env = databaseUrl ? { ...process.env, DATABASE_URL: databaseUrl } : process.env;
  const child = startNode(["scripts/up.js", "--port", port, "--data", folder, "--ready-file", readyFile], env);
  const ended = once(child, "exit");
  try {
    // The ready file is written last, and in one piece.
    const isReady = () => child.exitCode !== null || readPortal(readyFile) !== null;
    await waitUntil(isReady, READY_MS, 200);
    const portal = readPortal(readyFile);
    if (!portal) throw new Error("the portal did not start");
    return await work(portal);
  } finally {
    child.kill("SIGTERM");
    await ended;
    removeFolder();
  }
}

function readPortal(file: string): Portal | null {
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Portal;
  } catch {
    return null; // not there yet
  }
}
