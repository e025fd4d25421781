import { createHash, createPrivateKey, createPublicKey, generateKeyPair, sign } from "node:crypto";
import { promisify } from "node:util";
import { remembered } from "../remembered";
import type { Store } from "../store";

export async function newSigningKey(): Promise<string> {
  const { privateKey } = await promisify(generateKeyPair)("rsa", { modulusLength: 2048 });
  return privateKey.export({ type: "pkcs8", format: "pem" }).toString();
}

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** RFC 7515 with RS256. */
export function signJwt({ state }: Store, claims: object): string {
  const { privateKey, header } = signerOf(state.oauth2.signingKey);
  const content = `${header}.${part(claims)}`;
  return `${content}.${sign("sha256", Buffer.from(content), privateKey).toString("base64url")}`;
}

/** RFC 7517. */
export const publicJwk = ({ state }: Store) => signerOf(state.oauth2.signingKey).jwk;

const signerOf = remembered((pem) => {
  const privateKey = createPrivateKey(pem);
  const { n = "", e = "" } = createPublicKey(privateKey).export({ format: "jwk" });
  const kid = createHash("sha1").update(n).digest("hex").toUpperCase();
  const header = part({ alg: "RS256", kid, typ: "JWT" });
  return { privateKey, header, jwk: { kty: "RSA", n, e, kid, use: "sig", alg: "RS256" } };
});

/** OpenID Connect Core, section 3.1.3.6. */
export const accessTokenHash = (token: string) =>
  createHash("sha256").update(token).digest().subarray(0, 16).toString("base64url");
