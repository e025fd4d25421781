const MAX_SECONDS = 86_400;

/**
 * How many whole seconds a Retry-After header asks to wait: a number or a date (RFC 9110 section 10.2.3), at most a day.
 * Undefined when it is neither, or not in the future.
 */
export function readRetryAfter(header: string | null | undefined, now = Date.now()): number | undefined {
  const text = header?.trim() ?? "";
  const seconds = /^\d+$/.test(text) ? Number(text) : (parseHttpDate(text) - now) / 1000;
  return seconds > 0 ? Math.min(Math.ceil(seconds), MAX_SECONDS) : undefined;
}

/** Milliseconds since 1970 of any of the three forms of RFC 9110 section 5.6.7, of which asctime names no zone; else NaN. */
function parseHttpDate(text: string): number {
  if (!/^(Mon|Tue|Wed|Thu|Fri|Sat|Sun)/.test(text)) return NaN;
  return Date.parse(text.endsWith("GMT") ? text : `${text} GMT`);
}
