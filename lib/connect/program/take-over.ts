import { requireAllowedCallback } from "@/lib/accounts/callback-origins";
import { getAppByKey } from "@/lib/apps/store";
import type { Caller } from "@/lib/caller";
import { db } from "@/lib/db";
import { InputError } from "@/lib/errors";
import { connectInstances, type NewInstance } from "@/lib/instances/create";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { exchangeCode, type TokenSource } from "@/lib/connect/exchange-code";
import { XeroError } from "@/lib/xero/errors";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { oauth2Protocol } from "@/lib/xero/oauth2-protocol";
import { protocolOf } from "@/lib/xero/protocol";
import { canReadOrganisation, scopesFor, SETTINGS_SCOPE } from "@/lib/xero/scopes";
import { answerOnce, findOrStartNamed } from "./answer-once";
import { hashOfCall, usedBefore } from "./api-attempt";
import { chooseOrganisation, requireCertain } from "./choose-organisation";

/** Tokens of OAuth 2.0 that a program holds already, and the app they are of. Only the refresh token is needed. */
export type HeldTokens = Pick<XeroApp, "key" | "secret"> & {
  callbackUrl: string | undefined;
  partner: boolean;
  accessToken: string | undefined;
  refreshToken: string;
  /** What they were granted, if the program says so. */
  scopes: string[] | undefined;
  tenantId: string | undefined;
};

/**
 * Makes an instance of tokens that a program holds (`externalAuthentication: "initial"`). They are renewed, which proves them
 * and the app's keys; the program's own refresh token works for 30 more minutes (xero-protocol B.3). What came of that is kept
 * for 15 minutes, for a repeated call and for other organisations of the same tokens. Throws as `provisionInstance`.
 */
export async function takeOverTokens(caller: Caller, held: HeldTokens, instance: NewInstance) {
  if (held.callbackUrl !== undefined) await requireAllowedCallback(caller.organizationId, held.callbackUrl);
  const app = await appOf(caller, held);
  // The same tokens are one attempt, whichever organisation they are taken over for.
  const name = JSON.stringify(["tokens", caller.organizationId, app.key, held.refreshToken]);
  const attempt = await findOrStartNamed(app, name);
  if (!attempt.tokens) await refuseUnusable(app, held);
  const consented = await exchangeCode(attempt.id, {}, app, sourceOf(caller, app, held));
  if (!consented) throw usedBefore();
  const { tokens, reached } = consented;
  const organisation = chooseOrganisation(reached, { tenantId: held.tenantId, org: undefined });
  const consent = { caller, tokens, app: { ...app, name: null, privateKeyPem: null } };
  const call = hashOfCall(caller, held, instance);
  return answerOnce(attempt.id, call, async (tx) => {
    const [made] = await connectInstances(tx, consent, [{ organisation, instance }]);
    return made!;
  });
}

async function appOf(caller: Caller, held: HeldTokens): Promise<XeroApp> {
  const { key, secret } = held;
  const kind = held.partner ? "partner" : "public";
  const saved = await getAppByKey(db(), { organizationId: caller.organizationId, protocol: "oauth2", kind, key });
  const scopes = scopesOf(held) ?? saved?.scopes ?? scopesFor([], false);
  const ownCallback = held.callbackUrl ?? saved?.callbackUrl ?? callbackUrl();
  return { kind, protocol: "oauth2", key, secret, callbackUrl: ownCallback, privateKey: null, scopes };
}

function scopesOf({ scopes, accessToken }: HeldTokens): string[] | null {
  return scopes ?? (accessToken === undefined ? null : oauth2Protocol.scopesOf({ accessToken }));
}

/** Refuses what no answer to the renewal could make usable, as long as the program's own tokens still work. */
async function refuseUnusable(app: XeroApp, held: HeldTokens): Promise<void> {
  const scopes = scopesOf(held);
  if (scopes && !canReadOrganisation(scopes)) throw new InputError("scopes", LACKS_SCOPE);
  if (held.accessToken === undefined) return;
  const connections = await connectionsOf(app, asTokenSet(held));
  if (connections && connections.length > 0) requireCertain(connections, { tenantId: held.tenantId, org: undefined });
}

const LACKS_SCOPE = `lack ${SETTINGS_SCOPE}, without which the organisation can't be read. Have the customer consent to it, too.`;

/** Null when the access token does not tell any more. */
async function connectionsOf(app: XeroApp, tokens: TokenSet) {
  try {
    return await protocolOf(app).connections(tokens);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return null;
  }
}

function sourceOf(caller: Caller, app: XeroApp, held: HeldTokens): TokenSource {
  const xero = protocolOf(app);
  return {
    code: held.refreshToken,
    owner: caller.organizationId,
    wanted: held.tenantId,
    isShared: true,
    tokens: () => xero.renew(app, asTokenSet(held)),
    reached: (tokens) => xero.reachable(app, tokens),
  };
}

// How long the access token still lives is unknown, so it counts as ended.
function asTokenSet({ accessToken = "", refreshToken }: HeldTokens): TokenSet {
  const now = Date.now();
  return { accessToken, accessTokenSecret: null, renewal: refreshToken, issuedAt: now, expiresAt: now, subject: "" };
}
