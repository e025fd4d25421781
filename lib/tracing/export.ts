import { randomUUID } from "node:crypto";
import { type Dispatcher, request } from "undici";
import { env } from "@/lib/env";
import { errorName, log } from "@/lib/log";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { USER_AGENT } from "@/lib/user-agent";
import { toOtlp } from "./otlp";
import type { EndedSpan } from "./model";

const EXPORT_EVERY_MS = 5_000;
const MAX_BATCH = 512;
/** Spans that wait; the oldest give way to newer ones, so a collector that is away costs no memory. */
const MAX_WAITING = 2_048;
const TIMEOUT_MS = 5_000;

type Exporter = { waiting: EndedSpan[]; sending: Promise<void> | null; isFailing: boolean; instanceId: string };

// On globalThis, because the several bundles of one server send together.
const shared = globalThis as typeof globalThis & { gangwayExporter?: Exporter };

function exporter(): Exporter {
  if (shared.gangwayExporter) return shared.gangwayExporter;
  setInterval(() => void exportSpans(), EXPORT_EVERY_MS).unref();
  return (shared.gangwayExporter = { waiting: [], sending: null, isFailing: false, instanceId: randomUUID() });
}

/** Has a span sent within seconds. */
export function addToQueue(span: EndedSpan): void {
  const state = exporter();
  state.waiting.push(span);
  makeRoom(state);
  if (state.waiting.length >= MAX_BATCH && !state.isFailing) void exportSpans();
}

function makeRoom({ waiting }: Exporter): void {
  if (waiting.length > MAX_WAITING) waiting.splice(0, waiting.length - MAX_WAITING);
}

/** Sends all that waits, once at a time. Never rejects: what could not be sent waits for the next time. */
export function exportSpans(): Promise<void> {
  const state = shared.gangwayExporter;
  if (!state) return Promise.resolve();
  state.sending ??= sendAll(state).finally(() => {
    state.sending = null;
  });
  return state.sending;
}

async function sendAll(state: Exporter): Promise<void> {
  while (state.waiting.length > 0) {
    const batch = state.waiting.splice(0, MAX_BATCH);
    const failure = await post(batch, state.instanceId).catch(toFailure);
    const wasFailing = state.isFailing;
    state.isFailing = failure !== null;
    if (!failure) continue;
    if (!wasFailing) log.warn({ problem: failure.problem }, "traces can't be sent to OTEL_EXPORTER_OTLP_ENDPOINT");
    if (failure.isPassing) state.waiting.unshift(...batch);
    return makeRoom(state);
  }
}

type Failure = { problem: string; isPassing: boolean };

const toFailure = (error: unknown): Failure => ({ problem: codeOf(error), isPassing: true });
const codeOf = (error: unknown) => (error instanceof Error && "code" in error ? String(error.code) : errorName(error));

/** Statuses after which a batch is sent again (OTLP specification, "OTLP/HTTP Response"). */
const PASSING = new Set([429, 502, 503, 504]);

let dispatcher: Dispatcher | undefined;

async function post(batch: EndedSpan[], instanceId: string): Promise<Failure | null> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_HEADERS, OTEL_SERVICE_NAME } = env();
  dispatcher ??= newDispatcher({ connect: { timeout: TIMEOUT_MS }, pipelining: 0 });
  const resource = { "service.name": OTEL_SERVICE_NAME, "service.instance.id": instanceId };
  const { statusCode, body } = await request(`${OTEL_EXPORTER_OTLP_ENDPOINT!.replace(/\/+$/, "")}/v1/traces`, {
    method: "POST",
    headers: { ...OTEL_EXPORTER_OTLP_HEADERS, "content-type": "application/json", "user-agent": USER_AGENT },
    body: JSON.stringify(toOtlp(batch, resource)),
    dispatcher,
    signal: AbortSignal.timeout(TIMEOUT_MS),
  });
  await body.dump();
  return statusCode < 300 ? null : { problem: String(statusCode), isPassing: PASSING.has(statusCode) };
}
