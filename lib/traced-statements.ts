import { AsyncResource } from "node:async_hooks";
import type pg from "pg";
import { errorName } from "@/lib/log";
import { isInSpan, startSpan } from "@/lib/tracing/span";

type Ask = (...asked: unknown[]) => unknown;
type Callback = (error: unknown, ...rest: unknown[]) => void;

/**
 * Makes each statement of this pool a span of the request, renewal or delivery that asks for it; what polls all the time is below none
 * of them. Names of attributes are those of OpenTelemetry's database conventions.
 */
export function traceStatements(pool: pg.Pool): void {
  pool.on("connect", (client) => {
    const ask = client.query.bind(client) as Ask;
    client.query = ((...asked: unknown[]) => traceStatement(ask, asked)) as typeof client.query;
  });
  // The pool calls whoever waits for a connection from what gave it back, which would be taken for what asks.
  const connect = pool.connect.bind(pool) as (callback?: Callback) => unknown;
  pool.connect = ((callback?: Callback) => connect(callback && AsyncResource.bind(callback))) as typeof pool.connect;
}

function traceStatement(ask: Ask, asked: unknown[]): unknown {
  const text = textOf(asked[0]);
  if (text === undefined || !isInSpan()) return ask(...asked);
  const { operation, table } = describe(text);
  const attributes = { "db.system.name": "postgresql", "db.operation.name": operation };
  const span = startSpan([operation, table].filter(Boolean).join(" "), "client", attributes);
  if (table) span.set({ "db.collection.name": table });
  const end = (error?: unknown) => {
    if (error) span.set({ "error.type": (error as { code?: string }).code ?? errorName(error) });
    span.end();
  };
  const callback = asked.at(-1);
  if (typeof callback === "function") {
    const answer: Callback = (error, ...rest) => {
      end(error);
      (callback as Callback)(error, ...rest);
    };
    return ask(...asked.slice(0, -1), answer);
  }
  const answer = ask(...asked) as Promise<unknown>;
  answer.then(() => end(), end);
  return answer;
}

/** Undefined for what pg calls a Submittable, such as a cursor, which answers in its own way. */
function textOf(asked: unknown): string | undefined {
  if (typeof asked === "string") return asked;
  const { text, submit } = (asked ?? {}) as { text?: string; submit?: unknown };
  return submit ? undefined : text;
}

/** What a statement does, and the table that it writes or else reads first, as far as its text says. */
function describe(text: string): { operation: string; table: string | undefined } {
  const operation = (/\w+/.exec(text)?.[0] ?? "").toUpperCase();
  const table = (WRITTEN.exec(text) ?? READ.exec(text))?.[1];
  return { operation, table };
}

/** Neither the lock of `for update of ...`, nor `on conflict do update set`. */
const WRITTEN =
  /(?<!\bfor\s+(?:no\s+key\s+)?)\b(?:insert\s+into|update|delete\s+from)\s+(?!set\b)(?:"?public"?\.)?"?([a-z_]\w*)/i;
/** Neither a function that returns rows, nor `extract(epoch from ...)`, nor `is distinct from ...`. */
const READ = /(?<!\b(?:epoch|distinct)\s+)\bfrom\s+(?:"?public"?\.)?"?([a-z_]\w*)\b(?!\s*\()/i;
