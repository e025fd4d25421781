import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { pool } from "@/lib/db";
import { errorName, log } from "@/lib/log";
import { type Loop, startLoop } from "@/lib/queue/loop";

/** The channel of the triggers `notify_of_events` and `notify_of_attempt`. */
const CHANNEL = "gangway_updates";
const PROBE = "probe ";
/** How often it is proved that notifications arrive, and how long one may take. Milliseconds. */
const PROVE_EVERY_MS = 30_000;
const PROBE_MS = 10_000;
const CONNECT_MS = 5_000;
const RETRY_MS = 5_000;

export type Listening = {
  /** An organization's data of a kind changed: its transaction is committed. */
  onChange: (organizationId: string, kind: string) => void;
  /** Whether changes arrive from now on. */
  onState: (isListening: boolean) => void;
};

/**
 * Listens on a connection of its own to what changes, in whichever server, until stopped. Behind a pooler that changes connections
 * between transactions notifications are lost, and LISTEN does not say so: so each server sends itself some by another connection.
 */
export function startListener(databaseUrl: string, listening: Listening): Loop {
  return startLoop("live updates", async (stopped) => {
    await listen(databaseUrl, listening, stopped).catch((error: unknown) =>
      log.debug({ error: errorName(error) }, "changes are not heard of at the moment; pages ask for them"),
    );
    listening.onState(false);
    return RETRY_MS;
  });
}

/** Returns when it is stopped or notifications no longer arrive. Throws without a connection. */
async function listen(connectionString: string, { onChange, onState }: Listening, stopped: AbortSignal): Promise<void> {
  const client = new pg.Client({ connectionString, connectionTimeoutMillis: CONNECT_MS, keepAlive: true });
  const over = new AbortController();
  const ended = new Promise<false>((end) => {
    client.once("end", () => end(false));
    client.on("error", () => end(false));
    stopped.addEventListener("abort", () => end(false), { signal: over.signal });
  });
  let probe = { id: "", arrived: () => undefined as void };
  client.on("notification", ({ payload = "" }) => {
    if (payload === PROBE + probe.id) return probe.arrived();
    const [organizationId, kind] = payload.split(" ");
    if (organizationId && kind && !payload.startsWith(PROBE)) onChange(organizationId, kind);
  });
  async function arrives(): Promise<boolean> {
    const arrived = new Promise<true>((done) => (probe = { id: randomUUID(), arrived: () => done(true) }));
    await pool().query("select pg_notify($1, $2)", [CHANNEL, PROBE + probe.id]);
    return Promise.race([arrived, ended, wait(PROBE_MS)]);
  }
  try {
    await client.connect();
    await client.query(`listen ${CHANNEL}`);
    while (await arrives()) {
      onState(true);
      await Promise.race([ended, wait(PROVE_EVERY_MS)]);
    }
  } finally {
    over.abort();
    void client.end().catch(() => undefined);
  }
}

const wait = (ms: number) => sleep(ms, false as const, { ref: false });
