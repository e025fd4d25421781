import { createHash, createPublicKey, generateKeyPair, sign } from "node:crypto";
import { promisify } from "node:util";
import type { Store } from "../store";

export async function newSigningKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** RFC 7515 with RS256. */
export function signJwt(store: Store, claims: object): string {
  const key = store.state.oauth2.signingKey;
  const content = `${part({ alg: "RS256", kid: publicJwk(store).kid, typ: "JWT" })}.${part(claims)}`;
  return `${content}.${sign("sha256", Buffer.from(content), key).toString("base64url")}`;
}

/** RFC 7517. */
export function publicJwk({ state }: Store) {
  const jwk = createPublicKey(state.oauth2.signingKey).export({ format: "jwk" });
  const kid = createHash("sha1")
    .update(jwk.n ?? "")
    .digest("hex")
    .toUpperCase();
  return { ...jwk, kid, use: "sig", alg: "RS256" };
}

/** OpenID Connect Core, section 3.1.3.6. */
export const accessTokenHash = (token: string) =>
  createHash("sha256").update(token).digest().subarray(0, 16).toString("base64url");
