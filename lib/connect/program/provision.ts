import type { Caller } from "@/lib/caller";
import { requirePrivateKey } from "@/lib/apps/private-key";
import { hasSecret, decryptOwnKey, signingKeyOf } from "@/lib/apps/credentials";
import { getAppByKey } from "@/lib/apps/store";
import { findMade, findOrStartApiAttempt, hashOfCall, type ApiReturn, usedBefore } from "./api-attempt";
import { chooseOrganisation, type Meant } from "./choose-organisation";
import type { ApiKeys } from "./issue-request-token";
import { encryptFlowState, type FlowState } from "@/lib/attempts/flow-state";
import { endAttempt, lockOpenAttempt } from "@/lib/attempts/store";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { exchangeCode, sourceOfCode } from "@/lib/connect/exchange-code";
import { db, type Db, transaction } from "@/lib/db";
import { GangwayError, InputError } from "@/lib/errors";
import { requireAllowedCallback } from "@/lib/accounts/callback-origins";
import type { AppKind, Reached, XeroApp } from "@/lib/xero/model";
import { scopesFor } from "@/lib/xero/scopes";
import { signsWithKey } from "@/lib/xero/view";
import { settleHold } from "@/lib/revocations/hold";
import { type Consent, connectInstances, type NewInstance, reconnectInstance } from "@/lib/instances/create";

/** What a program sends after the customer's return: step 3 of the contract. The kind is as in step 1, else Public. */
export type Provision = ApiKeys & { privateKeyPem: string | null; returned: ApiReturn } & Partial<Meant>;

/**
 * Makes an instance of a return. The same call of the same user within 15 minutes is answered as the first. Throws GangwayError
 * `invalid_request` for a verifier or code that another call used, `conflict` when it is not certain which organisation is
 * meant, and XeroError.
 */
export async function provisionInstance(caller: Caller, provision: Provision, instance: NewInstance) {
  const call = hashOfCall(caller, provision, instance);
  const { tenantId, org } = provision;
  const shown = await withConsent(caller, provision, tenantId, async (tx, consent, reached) => {
    const organisation = chooseOrganisation(reached, { tenantId, org });
    const made = await connectInstances(tx, consent, [{ organisation, instance }]);
    return { instanceId: made[0]!.id, shown: { call, made } };
  });
  const [made] = shown?.made ?? (await findMade(provision.returned, call)) ?? [];
  if (!made) throw usedBefore();
  return made;
}

type Target = Parameters<typeof reconnectInstance>[3] & { xeroId: string; xeroOrganisationId: string };

/** Puts a return under an instance that is there; id and token stay. Throws `conflict` when it is another organisation's. */
export async function reconnectWithCode(caller: Caller, provision: Provision, instance: Target): Promise<void> {
  const shown = await withConsent(caller, provision, instance.xeroId, async (tx, consent, reached) => {
    const same = reached.organisations.find(({ organisationId }) => organisationId === instance.xeroOrganisationId);
    const other = `Instance ${instance.id} belongs to a different organisation from the one that Xero returned.`;
    if (!same) throw new GangwayError("conflict", other);
    await reconnectInstance(tx, consent, same, instance);
    return { instanceId: instance.id, shown: {} };
  });
  if (!shown) throw usedBefore();
}

type Saved = { instanceId: number; shown: FlowState };
type Save = (tx: Db, consent: Consent, reached: Reached) => Promise<Saved>;

/** Ends the attempt with what `save` saves, and gives what it shows. Null when it has ended already. */
async function withConsent(
  caller: Caller,
  provision: Provision,
  wanted: string | undefined,
  save: Save,
): Promise<FlowState | null> {
  const { returned, callbackUrl } = provision;
  await requireAllowedCallback(caller.organizationId, callbackUrl);
  const attempt = await findOrStartApiAttempt(returned, provision.partner ? "partner" : "public");
  if (!attempt) return null;
  const { app, privateKeyPem } = await appOf(caller, provision, attempt.kind);
  const { organizationId, userId } = caller;
  const source = sourceOfCode(app, { code: attempt.code, owner: organizationId, wanted });
  const consented = await exchangeCode(attempt.id, attempt.secrets, app, source);
  if (!consented) return null;
  const { tokens, reached } = consented;
  const consent = { caller, tokens, app: { ...app, name: null, privateKeyPem } };
  return transaction(async (tx) => {
    if (!(await lockOpenAttempt(tx, attempt.id))) return null;
    const { instanceId, shown } = await save(tx, consent, reached);
    await settleHold(tx, attempt.id, reached.organisations.length + reached.unusable.length - 1);
    const secretsSealed = encryptFlowState({ id: attempt.id, organizationId }, shown);
    const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
    await endAttempt(tx, attempt.id, { organizationId, userId, instanceId, secretsSealed, expiresAt });
    return shown;
  });
}

async function appOf(caller: Caller, provision: Provision, kindOfStep1: AppKind) {
  const { key, secret, callbackUrl, partner, privateKeyPem, returned } = provision;
  const { protocol } = returned;
  const kind = partner === undefined ? kindOfStep1 : partner ? "partner" : "public";
  const given = privateKeyPem === null ? null : requirePrivateKey(privateKeyPem);
  const saved = await getAppByKey(db(), { organizationId: caller.organizationId, protocol, kind, key });
  // RSA does not prove the secret, so only the one that is saved may use a saved Partner app.
  const isUnproven = signsWithKey({ kind, protocol }) && saved && !hasSecret(saved, secret);
  if (isUnproven) throw new InputError("secret", "does not match the secret saved for this Partner app.");
  const privateKey = await signingKeyOf({ kind, protocol }, given?.key ?? (saved && decryptOwnKey(saved)));
  const scopes = saved?.scopes ?? scopesFor([], false);
  const app: XeroApp = { kind, protocol, key, secret, callbackUrl, scopes, privateKey };
  return { app, privateKeyPem: given?.pem ?? null };
}
