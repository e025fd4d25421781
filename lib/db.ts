import { createHash } from "node:crypto";
import { PrismaPg } from "@prisma/adapter-pg";
import type pg from "pg";
import { env } from "./env";
import { Prisma, PrismaClient } from "./generated/prisma/client";
import { log } from "./log";
import { RepeatingPool } from "./repeating-pool";
import { traceStatements } from "./traced-statements";
import { isTracing } from "./tracing/span";

type Database = { pool: pg.Pool; prisma: PrismaClient };

// On globalThis, so that a hot reload and the several bundles of one server share one pool.
const shared = globalThis as typeof globalThis & { gangwayDatabase?: Database };

const database = () => (shared.gangwayDatabase ??= open());

function open(): Database {
  const pool = openPool();
  const statementNameGenerator = ({ sql }: { sql: string }) => createHash("sha1").update(sql).digest("base64");
  return { pool, prisma: new PrismaClient({ adapter: new PrismaPg(pool, { statementNameGenerator }) }) };
}

function openPool(): pg.Pool {
  const pool = new RepeatingPool(env().DATABASE_URL);
  if (isTracing()) traceStatements(pool);
  // A connection that breaks while idle is replaced by the pool; without a listener the process would end.
  return pool.on("error", (error) => log.warn({ error: error.message }, "a database connection broke"));
}

/** The one Prisma client, opened on first use. */
export function db(): PrismaClient {
  return database().prisma;
}

/** The connections under the client, for the few hot statements that are written as SQL. */
export function pool(): pg.Pool {
  return database().pool;
}

/** Either the client or an open transaction: stores work with both. */
export type Db = Omit<PrismaClient, "$connect" | "$disconnect" | "$on" | "$transaction" | "$extends" | "$use">;

/** Closes the connections, when the process or a test ends. */
export async function closeDatabase(): Promise<void> {
  const open = shared.gangwayDatabase;
  delete shared.gangwayDatabase;
  await open?.prisma.$disconnect();
  await open?.pool.end();
}

// A burst waits for a free connection instead of failing; milliseconds.
const TRANSACTION_TIMEOUTS = { maxWait: 10_000, timeout: 15_000 };

/** Two callers raced for the same unique row, or held what the other wanted (Prisma's error codes). */
const RACES = new Set(["P2002", "P2034"]);

/** Runs `work` in one transaction; once more when it lost a race. */
export async function transaction<T>(work: (tx: Db) => Promise<T>): Promise<T> {
  try {
    return await db().$transaction(work, TRANSACTION_TIMEOUTS);
  } catch (error) {
    if (!(error instanceof Prisma.PrismaClientKnownRequestError && RACES.has(error.code))) throw error;
    return db().$transaction(work, TRANSACTION_TIMEOUTS);
  }
}
