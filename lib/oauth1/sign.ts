import { createHmac, type KeyObject, randomUUID, sign } from "node:crypto";
import { type SignedRequest, signatureBaseString } from "./base-string";
import { encode } from "./encode";

/** What signs: shared secrets (RFC 5849 section 3.4.2) or the client's RSA key (section 3.4.3). */
export type Signer =
  { method: "HMAC-SHA1"; clientSecret: string; tokenSecret: string } | { method: "RSA-SHA1"; privateKey: KeyObject };

/** The base64 signature of a request. */
export function signature(request: SignedRequest, signer: Signer): string {
  const base = signatureBaseString(request);
  if (signer.method === "RSA-SHA1") return sign("RSA-SHA1", Buffer.from(base), signer.privateKey).toString("base64");
  const key = `${encode(signer.clientSecret)}&${encode(signer.tokenSecret)}`;
  return createHmac("sha1", key).update(base).digest("base64");
}

export type Authorization = Omit<SignedRequest, "parameters"> & {
  consumerKey: string;
  signer: Signer;
  token?: string | undefined;
  /** Seconds since 1970; the server refuses what is minutes off its clock (RFC 5849 section 3.3). */
  timestamp: number;
  /** Further header parameters, such as oauth_callback, oauth_verifier or oauth_session_handle. */
  parameters?: Record<string, string>;
};

/**
 * The Authorization header of one request (RFC 5849 section 3.5.1). It has a new nonce with every call, because the server
 * refuses one that was used before.
 */
export function authorizationHeader(authorization: Authorization): string {
  const { consumerKey, signer, token, timestamp, parameters, ...request } = authorization;
  const signed: Record<string, string> = {
    ...parameters,
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomUUID(),
    oauth_signature_method: signer.method,
    oauth_timestamp: String(timestamp),
    oauth_version: "1.0",
  };
  if (token !== undefined) signed.oauth_token = token;
  const all = { ...signed, oauth_signature: signature({ ...request, parameters: signed }, signer) };
  return `OAuth ${Object.entries(all)
    .map(([name, value]) => `${encode(name)}="${encode(value)}"`)
    .join(", ")}`;
}
