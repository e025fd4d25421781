import { randomUUID } from "node:crypto";
import { requirePrivateKey } from "@/lib/apps/private-key";
import { openOwnKey, signingKeyOf } from "@/lib/apps/secrets";
import { getAppByKey } from "@/lib/apps/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/life";
import { type AttemptSecrets, openAttempt, sealAttempt } from "@/lib/attempts/secrets";
import { createSentAttempt, endAttempt, findAttemptByRequestToken, lockOpenAttempt } from "@/lib/attempts/store";
import { takeConsent } from "@/lib/attempts/take-consent";
import { db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import type { Caller } from "@/lib/organizations/store";
import { tokenHash } from "@/lib/seal";
import type { AppKind, XeroApp } from "@/lib/xero/model";
import { type Consent, connectInstance, type NewInstance, reconnectInstance } from "./connect";

/** What a program hands over after the customer's return: step 3 of the contract. */
export type Provision = {
  key: string;
  secret: string;
  callbackUrl: string;
  /** Undefined: as in step 1, else Public. */
  partner: boolean | undefined;
  privateKeyPem: string | null;
  requestToken: string;
  verifier: string;
  /** Undefined: the one remembered from step 1. */
  requestTokenSecret: string | undefined;
};

/** Makes an instance of a return. Throws GangwayError `invalid_request` for a used verifier, and XeroError. */
export async function provisionInstance(caller: Caller, provision: Provision, instance: NewInstance) {
  return withConsent(caller, provision, (tx, consent) => connectInstance(tx, consent, instance));
}

/** Puts a return under an instance that is there; id and token stay. */
export async function signInAgain(caller: Caller, provision: Provision, instance: { id: number; grantId: string }) {
  return withConsent(caller, provision, async (tx, consent) => {
    await reconnectInstance(tx, consent, instance);
    return { id: instance.id };
  });
}

async function withConsent<T extends { id: number }>(
  caller: Caller,
  provision: Provision,
  save: (tx: Parameters<typeof connectInstance>[0], consent: Consent) => Promise<T>,
): Promise<T> {
  const attempt = await attemptOf(provision);
  const { app, privateKeyPem } = await appOf(caller, provision, attempt.kind);
  const returned = { token: provision.requestToken, verifier: provision.verifier };
  const brought = await takeConsent(attempt, attempt.secrets, app, returned);
  const owner = { organizationId: caller.organizationId, userId: caller.userId };
  const consent = { ...brought, app: { ...app, ...owner, name: null, privateKeyPem } };
  return transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, attempt.id))) throw usedBefore();
    const saved = await save(tx, consent);
    await endAttempt(tx, attempt.id, { ...owner, instanceId: saved.id, secretsSealed: null });
    return saved;
  });
}

type OpenAttempt = { id: string; organizationId: null; kind: AppKind; secrets: AttemptSecrets };

async function attemptOf({ requestToken, requestTokenSecret, partner }: Provision): Promise<OpenAttempt> {
  const row = await findAttemptByRequestToken(tokenHash(requestToken));
  if (!row) return beginLate(requestToken, requestTokenSecret, partner ? "partner" : "public");
  if (row.status === "connected") throw usedBefore();
  // A run begun in the browser ends there, with the browser's cookie.
  if (row.organizationId !== null) throw unknownToken();
  const secrets = openAttempt(row);
  if (requestTokenSecret !== undefined && secrets.requestTokenSecret !== undefined) {
    const isSame = tokenHash(requestTokenSecret).equals(tokenHash(secrets.requestTokenSecret));
    if (!isSame)
      throw new GangwayError(
        "invalid_request",
        "providerData.secret is not the secret that oauth/token gave with this token.",
      );
  }
  const secret = secrets.requestTokenSecret ?? requestTokenSecret;
  if (secret === undefined) throw unknownToken();
  return { id: row.id, organizationId: null, kind: row.kind, secrets: { ...secrets, requestTokenSecret: secret } };
}

/** Step 1 was made elsewhere: the run starts here, so that its verifier is known as used afterwards. */
async function beginLate(requestToken: string, secret: string | undefined, kind: AppKind): Promise<OpenAttempt> {
  if (secret === undefined) throw unknownToken();
  const attempt = { id: randomUUID(), organizationId: null, userId: null, kind, protocol: "oauth1" as const };
  const secrets = { requestTokenSecret: secret };
  await createSentAttempt({
    ...attempt,
    requestTokenHash: tokenHash(requestToken),
    secretsSealed: sealAttempt(attempt, secrets),
    expiresAt: new Date(Date.now() + ATTEMPT_LIFE_MS),
  });
  return { ...attempt, secrets };
}

async function appOf(
  caller: Caller,
  provision: Provision,
  kindOfStep1: AppKind,
): Promise<{ app: XeroApp; privateKeyPem: string | null }> {
  const { key, secret, callbackUrl, partner, privateKeyPem } = provision;
  const kind = partner === undefined ? kindOfStep1 : partner ? "partner" : "public";
  const app = { kind, protocol: "oauth1", key, secret, callbackUrl } as const;
  const given =
    privateKeyPem === null ? null : requirePrivateKey('configuration["oauth.api.private.key"]', privateKeyPem);
  const saved = await getAppByKey(db(), { organizationId: caller.organizationId, protocol: "oauth1", kind, key });
  const ownKey = given?.key ?? (saved && openOwnKey(saved));
  return { app: { ...app, privateKey: await signingKeyOf(app, ownKey) }, privateKeyPem: given?.pem ?? null };
}

function usedBefore() {
  return new GangwayError(
    "invalid_request",
    "This verifier was used before. Ask the customer to connect again: oauth/token, oauth/url, consent.",
  );
}

function unknownToken() {
  return new GangwayError(
    "invalid_request",
    "providerData.oauth_token is not known here, or older than 15 minutes. Give providerData.secret with it, or begin again with oauth/token.",
  );
}
