/** Headers that a caller may send to Xero. Gangway sets those for authorization and the length of the body. */
export const CALL_HEADERS = `accept accept-encoding accept-language content-encoding content-type idempotency-key
  if-match if-modified-since if-none-match if-range if-unmodified-since range`.split(/\s+/);

/** Headers of Xero that the caller gets. */
export const ANSWER_HEADERS =
  `accept-ranges content-disposition content-encoding content-length content-range content-type
  date etag last-modified retry-after x-appminlimit-remaining x-daylimit-remaining x-minlimit-remaining x-rate-limit-problem
  xero-correlation-id`.split(/\s+/);

/** The named headers that have a value. */
export function pick(names: string[], valueOf: (name: string) => string | null | undefined): Record<string, string> {
  const all = names.map((name) => [name, valueOf(name)] as const);
  return Object.fromEntries(all.filter((one): one is readonly [string, string] => typeof one[1] === "string"));
}
