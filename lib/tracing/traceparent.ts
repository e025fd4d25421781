import type { TraceContext } from "./model";

const SAMPLED = 1;

/** The caller's span (W3C Trace Context section 3.2), or undefined for a header that is none: then a trace begins here. */
export function parseTraceparent(header: string | undefined): TraceContext | undefined {
  const [, version, traceId, spanId, flags, more] =
    /^([0-9a-f]{2})-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(-.*)?$/.exec(header ?? "") ?? [];
  if (!version || version === "ff" || (version === "00" && more)) return undefined;
  if (/^0+$/.test(traceId!) || /^0+$/.test(spanId!)) return undefined;
  return { traceId: traceId!, spanId: spanId!, isSampled: (parseInt(flags!, 16) & SAMPLED) === SAMPLED };
}
