import pino from "pino";

/** The process's log: JSON lines on standard output. Callers pass ids and codes, never tokens, keys or addresses with queries. */
export const log = pino({ level: process.env.LOG_LEVEL || "info", base: null });
