import { AsyncLocalStorage } from "node:async_hooks";
import { randomBytes } from "node:crypto";
import { env } from "@/lib/env";
import { errorName } from "@/lib/log";
import { addToQueue } from "./export";
import type { Attributes, EndedSpan, Kind, TraceContext } from "./model";

export type Span = {
  set: (attributes: Attributes) => void;
  /** Calls `work`, whose spans are below this one. */
  run: <T>(work: () => T) => T;
  /** Only the first time counts. */
  end: () => void;
};

type Open = Span & TraceContext;

// On globalThis, because the several bundles of one server are one trace.
const shared = globalThis as typeof globalThis & { gangwaySpans?: AsyncLocalStorage<Open> };
const spans = () => (shared.gangwaySpans ??= new AsyncLocalStorage());

const NONE: Span = { set: () => undefined, run: (work) => work(), end: () => undefined };

/** Whether OTEL_EXPORTER_OTLP_ENDPOINT is set. */
export const isTracing = () => env().OTEL_EXPORTER_OTLP_ENDPOINT !== undefined;

/** Begins a span below the one that runs, or below a caller's. Costs nothing where tracing is off. */
export function startSpan(name: string, kind: Kind, given: Attributes = {}, caller?: TraceContext): Span {
  return isTracing() ? open({ name, kind, attributes: { ...given } }, caller ?? spans().getStore()) : NONE;
}

function open(told: Pick<EndedSpan, "name" | "kind" | "attributes">, parent: TraceContext | undefined): Open {
  const traceId = parent?.traceId ?? randomBytes(16).toString("hex");
  const context = {
    traceId,
    spanId: randomBytes(8).toString("hex"),
    isSampled: parent?.isSampled ?? isChosen(traceId),
  };
  const startedAt = performance.timeOrigin + performance.now();
  let hasEnded = false;
  const span: Open = {
    ...context,
    set: (attributes) => void Object.assign(told.attributes, attributes),
    run: (work) => spans().run(span, work),
    end: () => {
      if (hasEnded || !context.isSampled) return;
      hasEnded = true;
      const { attributes } = told;
      const name = attributes["http.route"]
        ? `${attributes["http.request.method"]} ${attributes["http.route"]}`
        : told.name;
      const endedAt = performance.timeOrigin + performance.now();
      addToQueue({ ...context, ...told, name, parentId: parent?.spanId, startedAt, endedAt });
    },
  };
  return span;
}

/** The 56 bits of a trace's id that are random, whoever made it (W3C Trace Context Level 2 section 3.2.2.3), decide alike everywhere. */
function isChosen(traceId: string): boolean {
  return parseInt(traceId.slice(-14), 16) < env().OTEL_TRACES_SAMPLER_ARG * 2 ** 56;
}

/** Whether a span runs, which others would be below. */
export const isInSpan = () => isTracing() && spans().getStore() !== undefined;

/** Calls `work` below no span: for timers that outlive what starts them. */
export const outsideSpans = <T>(work: () => T): T => spans().exit(work);

/** Tells more of the span that runs. */
export function addToSpan(attributes: Attributes): void {
  if (isTracing()) spans().getStore()?.set(attributes);
}

/** Does `work` in a span. */
export async function inSpan<T>(name: string, attributes: Attributes, work: () => Promise<T>): Promise<T> {
  const span = startSpan(name, "internal", attributes);
  try {
    return await span.run(work);
  } catch (error) {
    span.set({ "error.type": errorName(error) });
    throw error;
  } finally {
    span.end();
  }
}
