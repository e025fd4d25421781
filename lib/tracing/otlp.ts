import type { EndedSpan, Kind } from "./model";

/** `Span.SpanKind` and `Status.StatusCode` of OTLP's trace.proto. */
const KINDS: Record<Kind, number> = { internal: 1, server: 2, client: 3 };
const [UNSET, ERROR] = [0, 2];

const IS_SERVER_FAULT = 500;

/** Spans as OTLP/HTTP takes them in JSON (opentelemetry-proto, ExportTraceServiceRequest); `resource` says whose they are. */
export function toOtlp(spans: EndedSpan[], resource: Record<string, string>) {
  const scopeSpans = [{ scope: { name: "gangway" }, spans: spans.map(toSpan) }];
  return { resourceSpans: [{ resource: { attributes: toAttributes(resource) }, scopeSpans }] };
}

function toSpan({ traceId, spanId, parentId, name, kind, startedAt, endedAt, attributes }: EndedSpan) {
  return {
    traceId,
    spanId,
    ...(parentId && { parentSpanId: parentId }),
    name,
    kind: KINDS[kind],
    startTimeUnixNano: toNanoseconds(startedAt),
    endTimeUnixNano: toNanoseconds(endedAt),
    attributes: toAttributes(attributes),
    status: { code: hasFailed(attributes) ? ERROR : UNSET },
  };
}

const hasFailed = (attributes: EndedSpan["attributes"]) =>
  attributes["error.type"] !== undefined || Number(attributes["http.response.status_code"]) >= IS_SERVER_FAULT;

/** By way of whole microseconds, which a number holds exactly. */
const toNanoseconds = (ms: number) => `${Math.round(ms * 1_000)}000`;

function toAttributes(attributes: Record<string, string | number>) {
  return Object.entries(attributes).map(([key, value]) => ({
    key,
    value: typeof value === "string" ? { stringValue: value } : { intValue: value },
  }));
}
