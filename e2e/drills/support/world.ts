import type { Caller } from "@/lib/caller";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { type TestDatabase, useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { type SimulatorControl, simulatorControl } from "@/e2e/support/simulator-control";
import { waitUntil } from "@/scripts/processes";
import type { Protocol } from "@/lib/xero/model";
import { type Gate, gateTo } from "./gate";
import { type Clock, killAll, type Process, startProcess } from "./process";
import { seedGrants } from "./seed";
import { unusableGrants } from "./usable";

const SIMULATOR = "e2e/xero-simulator/main.ts";
const REPLICA = "e2e/drills/support/replica.ts";

type Replica = { clock?: Clock; through?: Gate; databaseUrl?: string | undefined };

type Outcome = { status: string; problem: string | null; renewed: boolean; count: number };

/**
 * What every drill works with: a PostgreSQL database and a Xero simulator of its own, and replicas of the server, all as
 * processes. After each drill every token we hold has to work at the simulator.
 */
export function drillWorld() {
  const database = useDatabase();
  let simulator: Process;
  let control: SimulatorControl;
  let adminCaller: Caller;
  const gates: Gate[] = [];
  const replicas: Process[] = [];

  beforeAll(async () => {
    simulator = await startProcess(SIMULATOR, process.env);
    const { url, controlUrl } = JSON.parse(simulator.firstLine) as { url: string; controlUrl: string };
    Object.assign(process.env, xeroAddresses(url));
    control = simulatorControl(controlUrl);
    adminCaller = await admin();
  });
  beforeEach(async () => {
    // Past the triggers that keep events.
    await database.query("set session_replication_role = replica");
    await database.query("truncate instances, grant_tokens, grants, apps, events, renewal_counts cascade");
    await database.query("reset session_replication_role");
    await control.clearFaults();
    await control.setGrace(1800);
    await control.setClock(0);
    await control.resetTally();
  });
  afterEach(async () => {
    await Promise.all(replicas.splice(0).map((replica) => replica.kill("SIGTERM")));
    await Promise.all(gates.splice(0).map((gate) => gate.close()));
    expect(await unusableGrants(database, control), "grants whose tokens Xero does not take").toEqual([]);
  });
  afterAll(killAll);

  return {
    database,
    control: () => control,
    adminCaller: () => adminCaller,
    seed: (protocol: Protocol, count: number) =>
      seedGrants({ database, control, organizationId: adminCaller.organizationId }, protocol, count),
    /** One more server, as a worker; with a database of its own, or its way to ours through a gate. */
    replica: async ({ clock, through, databaseUrl = through?.url }: Replica = {}) => {
      const own = { ROLE: "worker", LOG_LEVEL: "warn", ...(databaseUrl && { DATABASE_URL: databaseUrl }) };
      const replica = await startProcess(REPLICA, { ...process.env, ...own }, clock);
      replicas.push(replica);
      return replica;
    },
    gate: async () => {
      const gate = await gateTo(database.url);
      gates.push(gate);
      return gate;
    },
    /** Grants by what became of them. */
    outcomes: () => outcomes(database),
    /** Waits until this is what became of the grants. */
    untilOutcomes: async (wanted: Outcome[]) => {
      const read = () => outcomes(database);
      await waitUntil(async () => JSON.stringify(await read()) === JSON.stringify(wanted), 20_000);
      expect(await read()).toEqual(wanted);
    },
    /** Waits until that many grants have a new token set. */
    untilRenewed: (count: number, ms = 20_000) => until(ms, async () => (await renewedOf(database)) >= count),
    until,
    /** Lets time go by for what waits in the database: pauses, retries, ends. What is under way goes on in its own time. */
    lapse: (seconds: number) => lapse(database, seconds),
    /** Lets time go by, step after step, until this is what became of the grants. */
    lapseUntil: async (wanted: Outcome[], stepSeconds = 30) => {
      await waitUntil(
        async () => {
          await lapse(database, stepSeconds);
          return JSON.stringify(await outcomes(database)) === JSON.stringify(wanted);
        },
        60_000,
        250,
      );
      expect(await outcomes(database)).toEqual(wanted);
    },
    /** The time of every claim is over: whoever holds one has been silent for too long. */
    endClaims: () =>
      unlessDeadlocked(() => database.query("update grants set renew_at = now() where claimed_at is not null")),
    /** Waits until nothing is due that may be claimed, and nothing is claimed. */
    claimsSettled: () =>
      until(60_000, async () => {
        const [row] = await database.query<{ count: number }>(
          `select count(*)::int from grants g join apps a on a.id = g.app_id
            where g.claimed_at is not null or (g.status <> 'reconnect' and g.renew_at <= now() and (a.paused_until is null or a.paused_until <= now()))`,
        );
        return row!.count === 0;
      }),
  };
}

function outcomes(database: TestDatabase): Promise<Outcome[]> {
  return database.query<Outcome>(
    `select status, problem, version > 1 renewed, count(*)::int from grants group by 1, 2, 3 order by 1, 2, 3`,
  );
}

/** Again, when a statement of ours got in the way of a worker's and PostgreSQL ended ours. */
async function unlessDeadlocked<T>(statement: () => Promise<T>): Promise<T> {
  try {
    return await statement();
  } catch (error) {
    if ((error as { code?: string }).code !== "40P01") throw error;
    return unlessDeadlocked(statement);
  }
}

async function lapse(database: TestDatabase, seconds: number): Promise<void> {
  await unlessDeadlocked(() =>
    database.query(
      `with paused as (update apps set paused_until = paused_until - $1 * interval '1 s' where paused_until is not null)
      update grants set renew_at = renew_at - $1 * interval '1 s', expires_at = expires_at - $1 * interval '1 s'
      where claimed_at is null`,
      [seconds],
    ),
  );
}

async function until(ms: number, isSo: () => Promise<boolean>): Promise<void> {
  if (!(await waitUntil(isSo, ms, 50))) throw new Error(`it did not come to that within ${ms / 1000} s`);
}

async function renewedOf(database: TestDatabase): Promise<number> {
  const [row] = await database.query<{ count: number }>("select count(*)::int from grants where version > 1");
  return row!.count;
}

function xeroAddresses(url: string): Record<string, string> {
  return {
    XERO_OAUTH1_BASE_URL: url,
    XERO_AUTHORIZE_URL: `${url}/identity/connect/authorize`,
    XERO_TOKEN_URL: `${url}/connect/token`,
    XERO_REVOCATION_URL: `${url}/connect/revocation`,
    XERO_API_BASE_URL: url,
  };
}
