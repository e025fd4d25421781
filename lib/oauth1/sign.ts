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
  /** Further header parameters, such as oauth_callback, oauth_verifier or oauth_session_handle. */
  parameters?: Record<string, string>;
};

/**
 * The Authorization header of one sending of one request (RFC 5849 section 3.5.1). Nonce and timestamp are fresh with
 * every call: sending the same header twice is refused by the server.
 */
export function authorizationHeader({ consumerKey, signer, token, parameters, ...request }: Authorization): string {
  const signed: Record<string, string> = {
    ...parameters,
    oauth_consumer_key: consumerKey,
    oauth_nonce: randomUUID(),
    oauth_signature_method: signer.method,
    oauth_timestamp: String(Math.floor(Date.now() / 1000)),
    oauth_version: "1.0",
  };
  if (token !== undefined) signed.oauth_token = token;
  const all = { ...signed, oauth_signature: signature({ ...request, parameters: signed }, signer) };
  return `OAuth ${Object.entries(all)
    .map(([name, value]) => `${encode(name)}="${encode(value)}"`)
    .join(", ")}`;
}
