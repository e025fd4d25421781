import pino from "pino";

/** The process's log: JSON lines on standard output. Callers pass ids and codes, never tokens, keys or addresses with queries. */
export const log = pino({ level: process.env.LOG_LEVEL || "info", base: null });

/** What the log may contain of an unexpected error: its message could quote a secret. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
