import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";

/** Milliseconds. */
const CONNECT_MS = 5_000;
/** When a database host disappears, as in a failover, a query would hang until TCP gives up, a quarter of an hour later. */
const STATEMENT_MS = 8_000;
const NOTICE_MS = 50;

/** The statement may take longer: one in the background that reads everything. */
export const LONG = { query_timeout: 120_000 };

/**
 * Connections whose statements end in time, and are asked once more on another connection when theirs was cut and they only
 * read: what writes may have been done.
 */
export class RepeatingPool extends pg.Pool {
  constructor(connectionString: string) {
    super({
      connectionString,
      max: 10,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS,
      keepAlive: true,
    });
    // The overloads of `query` are more than a subclass can repeat; all of ours return a promise.
    const query = this.query.bind(this) as (...asked: unknown[]) => Promise<unknown>;
    const repeating = async (...asked: unknown[]) => {
      try {
        return await query(...asked);
      } catch (error) {
        noteDiskFull(error);
        if (!isCut(error) || !reads(asked[0])) throw noteAway(error);
        // Others were cut with it: until the pool has noticed, it would give one of them.
        await sleep(NOTICE_MS);
        return query(...asked).catch((again: unknown) => {
          throw noteAway(again);
        });
      }
    };
    this.query = repeating as unknown as pg.Pool["query"];
  }
}

/** How long a full disk is told after the last statement that failed by it; workers write far more often. */
const DISK_FULL_MS = 60_000;
let diskFullAt = Number.NEGATIVE_INFINITY;

/** SQLSTATE 53100. */
function noteDiskFull(error: unknown): void {
  if (error instanceof Error && codeOf(error) === "53100") diskFullAt = performance.now();
}

/** Whether the database has just refused to write for want of space. */
export function isDiskFull(): boolean {
  return performance.now() - diskFullAt < DISK_FULL_MS;
}

/** How long a database counts as away after the last statement that found it so. */
const AWAY_MS = 10_000;
// On globalThis, because instrumentation and pages are bundled separately.
const shared = globalThis as typeof globalThis & { gangwayDatabaseAwayAt?: number };

function noteAway(error: unknown): unknown {
  if (isDatabaseAway(error)) shared.gangwayDatabaseAwayAt = performance.now();
  return error;
}

/** Whether a statement has just found the database away. */
export function wasDatabaseAway(): boolean {
  return performance.now() - (shared.gangwayDatabaseAwayAt ?? Number.NEGATIVE_INFINITY) < AWAY_MS;
}

function reads(asked: unknown): boolean {
  const text = typeof asked === "string" ? asked : (asked as { text?: string } | undefined)?.text;
  return /^\s*select\b/i.test(text ?? "");
}

/** SQLSTATE of a server that ends or loses a connection, and codes of Node.js. The driver's own errors have only messages. */
const CUT_CODE = /^(08\w{3}|57P0[12]|ECONNRESET|EPIPE)$/;
const CUT_MESSAGE = /^Connection terminated( unexpectedly)?$|not queryable/;

function isCut(error: unknown): boolean {
  return error instanceof Error && (CUT_CODE.test(codeOf(error)) || CUT_MESSAGE.test(error.message));
}

/** SQLSTATE of a server that starts, is full of connections, or is out of disk or memory; codes of Node.js and Prisma for no connection. */
const AWAY_CODE =
  /^(53\w{3}|57P03|E(CONN|HOST|NET)\w+|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|P1001|P1002|P1008|P1017|P2024|P2028)$/;
const AWAY_MESSAGE =
  /^(Query read timeout|timeout exceeded when trying to connect|Connection terminated due to connection timeout)/;

/** Whether an error says that the database cannot be used at the moment. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const isAway = AWAY_CODE.test(codeOf(error)) || AWAY_MESSAGE.test(error.message);
  return isAway || isCut(error) || isDatabaseAway(error.cause) || isDatabaseAway(driverError(error));
}

/** What the database's client wraps, where it has no code of its own for it. */
function driverError(error: Error): unknown {
  const { driverAdapterError } = (error as Error & { meta?: { driverAdapterError?: Error } }).meta ?? {};
  const { originalCode: code } = (driverAdapterError?.cause ?? {}) as { originalCode?: string };
  return code && Object.assign(new Error(), { code });
}

const codeOf = (error: Error) => ("code" in error ? String(error.code) : "");
