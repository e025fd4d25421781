import { resolve } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { type Binaries, findBinaries } from "./embedded/binaries";
import { type Cluster, ensureCluster, makePrivateFolder } from "./embedded/cluster";
import { createDatabase } from "./embedded/database";
import { requireOpenFoldersAbove } from "./embedded/run-as-user";
import { answer, launch, lastWords, runningServer, type Server, stopServer } from "./embedded/server";
import { isAlive } from "./processes";

export type Postgres = {
  /** Address of the database `gangway`, password included. */
  url: string;
  pid: number;
  /** Somebody else, who is still there, started the server; `stop` leaves it running. */
  joined: boolean;
  stop: () => Promise<void>;
};

const START_MS = 30_000;

/**
 * Starts, or joins, the private PostgreSQL that lives in `dir`. A server whose starter was killed is joined and taken
 * over. `settings` are PostgreSQL's own, such as `fsync=off`, and count only when this call starts the server.
 */
export async function ensurePostgres(dir: string, settings: string[] = []): Promise<Postgres> {
  const home = resolve(dir);
  requireOpenFoldersAbove(home);
  makePrivateFolder(home);
  const binaries = await findBinaries(home);
  const cluster = ensureCluster(home, binaries);
  const server = await joinOrStart(cluster, binaries, settings);
  const joined = server.starter !== process.pid ? isAlive(server.starter) : !server.fresh;
  return {
    url: await createDatabase(server.url, "gangway"),
    pid: server.pid,
    joined,
    stop: async () => {
      if (!joined) await stopServer(cluster, server.pid);
    },
  };
}

/** A server killed with -9 leaves children that hold the data for a moment, and others may be starting it too: so try again. */
async function joinOrStart(
  cluster: Cluster,
  binaries: Binaries,
  settings: string[],
): Promise<Server & { fresh: boolean }> {
  let trouble: unknown;
  const keep = (error: unknown) => void (trouble = error);
  for (const end = Date.now() + START_MS; Date.now() < end; await sleep(100)) {
    const running = runningServer(cluster);
    const found = running && (await answer(cluster, running).catch(keep));
    if (found) return { ...found, fresh: false };
    const started = await launch(cluster, binaries, settings, end).catch(keep);
    if (started) return { ...started, fresh: true };
  }
  throw new Error(`PostgreSQL in ${cluster.data} did not start. ${lastWords(cluster)}`, { cause: trouble });
}
