import { hasSecret, decryptApp, signingKeyOf } from "@/lib/apps/credentials";
import { findAppsByKey } from "@/lib/apps/store";
import { clientNetwork } from "@/lib/client-ip";
import { InputError } from "@/lib/errors";
import { rateLimit } from "@/lib/rate-limit";
import { XeroError } from "@/lib/xero/errors";
import type { XeroApp } from "@/lib/xero/model";
import { type RequestToken, requestToken } from "@/lib/xero/oauth1";
import { createApiAttempt } from "./api-attempt";

const PROTOCOL = "oauth1";
const callsOfStranger = rateLimit("request tokens", 300);

/** `partner` is what the caller says of the kind of app, if anything. */
export type ApiKeys = Pick<XeroApp, "key" | "secret" | "callbackUrl"> & { partner: boolean | undefined };

/**
 * Step 1 of the contract: a request token, whose secret is remembered for step 3. The kind of app is what the caller says,
 * else that of a saved app with these keys, else Public, and once more Partner when Xero answers that the signature method is
 * not the app's. The call is open: who does not bring a saved app's keys is counted by IP address. Throws XeroError and
 * `too_many_requests`.
 */
export async function issueRequestToken(keys: ApiKeys, address: string | null): Promise<RequestToken> {
  const saved = await findSavedApp(keys);
  if (!saved) await callsOfStranger.consume(clientNetwork(address));
  try {
    return await begin(saved ?? (await appOf(keys, keys.partner ? "partner" : "public")));
  } catch (error) {
    const isOtherKind = error instanceof XeroError && error.reason === "certificate_missing";
    if (!isOtherKind || saved || keys.partner !== undefined) throw error;
    return begin(await appOf(keys, "partner"));
  }
}

async function begin(app: XeroApp): Promise<RequestToken> {
  const given = await requestToken(app);
  const secrets = { remembered: { requestToken: given.token, requestTokenSecret: given.secret } };
  await createApiAttempt({ kind: app.kind, protocol: app.protocol, name: given.token, secrets });
  return given;
}

/** The saved app with these keys. RSA does not prove the secret, so a saved Partner app's key with another one is refused. */
async function findSavedApp({ key, secret, callbackUrl, partner }: ApiKeys): Promise<XeroApp | null> {
  const wanted = partner === undefined ? null : partner ? "partner" : "public";
  const rows = (await findAppsByKey(PROTOCOL, key)).filter(({ kind }) => (wanted ?? kind) === kind);
  const row = rows.find((app) => hasSecret(app, secret));
  if (row) return { ...(await decryptApp(row)), callbackUrl };
  if (rows.some(({ kind }) => kind === "partner")) {
    throw new InputError("secret", "does not match the secret saved for this Partner app.");
  }
  return null;
}

async function appOf({ key, secret, callbackUrl }: ApiKeys, kind: XeroApp["kind"]): Promise<XeroApp> {
  const privateKey = await signingKeyOf({ kind, protocol: PROTOCOL }, null);
  return { kind, protocol: PROTOCOL, key, secret, callbackUrl, privateKey, scopes: [] };
}
