import { randomUUID } from "node:crypto";
import type { Caller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { requireAllowedCallback } from "@/lib/accounts/callback-origins";
import type { TokenSet, XeroApp } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { scopesFor } from "@/lib/xero/scopes";
import { holdAttempt } from "@/lib/connect/hold-attempt";
import { settleHold } from "@/lib/revocations/hold";
import { connectInstances, type NewInstance } from "@/lib/instances/create";

/** Longer than asking Xero for the organisation and saving it takes. */
const IMPORT_MS = 60_000;

type Keys = Pick<XeroApp, "key" | "secret" | "callbackUrl">;

/** Tokens of OAuth 2.0 that a program holds already, and the app they are of. */
export type ImportedTokens = Keys & { partner: boolean; accessToken: string; refreshToken: string };

/**
 * Makes an instance of tokens that a program holds (`externalAuthentication: "initial"`): the newest connection. They are
 * renewed at once, which proves them and the app's keys; the program's own refresh token works for 30 more minutes
 * (xero-protocol B.3). Throws XeroError.
 */
export async function importTokens(caller: Caller, held: ImportedTokens, instance: NewInstance) {
  const { key, secret, callbackUrl } = held;
  await requireAllowedCallback(caller.organizationId, callbackUrl);
  const [kind, scopes] = [held.partner ? "partner" : "public", scopesFor([], false)] as const;
  const app: XeroApp = { kind, protocol: "oauth2", key, secret, callbackUrl, privateKey: null, scopes };
  const xero = protocolOf(app);
  const tokens = await xero.renew(app, asTokenSet(held));
  const run = { id: randomUUID(), organizationId: caller.organizationId, expiresAt: new Date(Date.now() + IMPORT_MS) };
  await holdAttempt(run, app, tokens, true);
  const [organisation] = await xero.organisations(app, tokens);
  if (!organisation) throw new GangwayError("invalid_request", "These Xero tokens give access to no organisation.");
  const consent = { caller, tokens, app: { ...app, name: null, privateKeyPem: null } };
  const [made] = await transaction(async (tx) => {
    await settleHold(tx, run.id, 0);
    return connectInstances(tx, consent, [{ organisation, instance }]);
  });
  return made!;
}

// How long the access token still lives is unknown, so it counts as ended.
function asTokenSet({ accessToken, refreshToken }: ImportedTokens): TokenSet {
  const now = Date.now();
  return { accessToken, accessTokenSecret: null, renewal: refreshToken, issuedAt: now, expiresAt: now, subject: "" };
}
