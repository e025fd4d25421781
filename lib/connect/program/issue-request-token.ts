import { randomUUID } from "node:crypto";
import { hasSecret, decryptApp, signingKeyOf } from "@/lib/apps/credentials";
import { findAppsByKey } from "@/lib/apps/store";
import { InputError } from "@/lib/errors";
import { tokenHash } from "@/lib/encryption";
import { XeroError } from "@/lib/xero/errors";
import type { XeroApp } from "@/lib/xero/model";
import { type RequestToken, requestToken } from "@/lib/xero/oauth1";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { encryptFlowState } from "@/lib/attempts/flow-state";
import { createSentAttempt } from "@/lib/attempts/store";

/** The one that has request tokens. */
const PROTOCOL = "oauth1";

export type ApiKeys = {
  key: string;
  secret: string;
  callbackUrl: string;
  /** What the caller said of the kind of app, if anything. */
  partner: boolean | undefined;
};

/**
 * Step 1 of the contract: a request token, whose secret is remembered for step 3. Which key signs is as contract.md
 * says: what the caller says, else a saved app with these keys, else Public, and once more as Partner when Xero answers
 * that the signature method is not the app's. Throws XeroError.
 */
export async function issueRequestToken(keys: ApiKeys): Promise<RequestToken> {
  const saved = await findSavedApp(keys);
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
  const id = randomUUID();
  const attempt = { id, organizationId: null, userId: null, kind: app.kind, protocol: app.protocol };
  await createSentAttempt({
    ...attempt,
    requestTokenHash: tokenHash(given.token),
    secretsSealed: encryptFlowState(attempt, {
      remembered: { requestToken: given.token, requestTokenSecret: given.secret },
    }),
    expiresAt: new Date(Date.now() + ATTEMPT_LIFE_MS),
  });
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
