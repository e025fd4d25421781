import pino from "pino";

const wanted = process.env.LOG_LEVEL || "info";
// The settings' own check tells of a level that does not exist, and needs no log for it.
const level = wanted === "silent" || wanted in pino.levels.values ? wanted : "info";

/** The process's log: JSON lines on standard output. Callers pass ids and codes, never tokens, keys or addresses with queries. */
export const log = pino({ level, base: null });

/** What the log may contain of an unexpected error: its message could quote a secret. */
export function errorName(error: unknown): string {
  return error instanceof Error ? error.name : "unknown";
}
