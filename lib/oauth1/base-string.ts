import { encode, encodedPairs } from "./encode";

export type SignedRequest = {
  method: string;
  /** The URL as sent: its href is signed. */
  url: URL;
  /** Parameters of the Authorization header, decoded, without `realm` and `oauth_signature`. */
  parameters: Record<string, string>;
  /** Body as sent; only given when its content type is application/x-www-form-urlencoded. */
  form?: string | undefined;
};

/** The signature base string of RFC 5849 section 3.4.1. URL has lower-cased the host and dropped a default port. */
export function signatureBaseString({ method, url, parameters, form = "" }: SignedRequest): string {
  const pairs = [
    ...encodedPairs(url.search.slice(1)),
    ...encodedPairs(form),
    ...Object.entries(parameters).map(([name, value]) => [encode(name), encode(value)] as [string, string]),
  ];
  const normalized = pairs
    .toSorted(([nameA, valueA], [nameB, valueB]) => compare(nameA, nameB) || compare(valueA, valueB))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
  return [method.toUpperCase(), `${url.protocol}//${url.host}${url.pathname}`, normalized].map(encode).join("&");
}

// Encoded text is ASCII, so comparing code units compares bytes, as section 3.4.1.3.2 wants.
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
