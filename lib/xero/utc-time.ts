/** A time of Xero's in milliseconds since 1970; null where it gives none. Xero's times are UTC, and do not say so. */
export function readUtc(text: string | null | undefined): number | null {
  const time = Date.parse(text && !/Z$|[+-]\d\d:?\d\d$/i.test(text) ? `${text}Z` : (text ?? ""));
  return Number.isNaN(time) ? null : time;
}
