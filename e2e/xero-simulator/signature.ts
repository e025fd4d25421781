import { createHmac, timingSafeEqual, verify, X509Certificate } from "node:crypto";
import { percentEncode } from "./encoding";
import type { Request } from "./http";

type SignedParts = Pick<Request, "method" | "url" | "headers" | "body">;

/** RFC 5849, section 3.4.1. The parameters are those of the header, the query and a form body. */
export function baseString(request: SignedParts, oauth: Map<string, string>): string {
  const pairs = [...oauth, ...request.url.searchParams, ...formParameters(request)]
    .filter(([name]) => name !== "oauth_signature")
    .map(([name, value]): [string, string] => [percentEncode(name), percentEncode(value)])
    .toSorted(([name, value], [otherName, otherValue]) => order(name, otherName) || order(value, otherValue))
    .map(([name, value]) => `${name}=${value}`);
  const address = request.url.origin + request.url.pathname;
  return [request.method.toUpperCase(), address, pairs.join("&")].map(percentEncode).join("&");
}

/** The body counts only when it is labelled as a form (RFC 5849, section 3.4.1.3.1). */
export function formParameters({ headers, body }: Pick<Request, "headers" | "body">): URLSearchParams {
  return new URLSearchParams(isForm(headers) ? body : "");
}

export const isForm = (headers: Request["headers"]) =>
  headers["content-type"]?.startsWith("application/x-www-form-urlencoded") ?? false;

const order = (a: string, b: string) => (a < b ? -1 : Number(a > b));

/** RFC 5849, section 3.4.2. */
export function hmacSha1Holds(base: string, secrets: { app: string; token: string }, signature: string): boolean {
  const key = `${percentEncode(secrets.app)}&${percentEncode(secrets.token)}`;
  const expected = createHmac("sha1", key).update(base).digest();
  const given = Buffer.from(signature, "base64");
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** RFC 5849, section 3.4.3: RSASSA-PKCS1-v1_5 with SHA-1, by the key of any registered certificate. */
export function rsaSha1Holds(base: string, certificates: string[], signature: string): boolean {
  const given = Buffer.from(signature, "base64");
  return certificates.some((pem) => verify("sha1", Buffer.from(base), new X509Certificate(pem).publicKey, given));
}
