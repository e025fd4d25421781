import { scopeOf, type Caller } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { decryptApp } from "@/lib/apps/credentials";
import { db } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { getGrantWithApp } from "@/lib/grants/store";
import { decryptTokens } from "@/lib/grants/token-encryption";
import { requireInstance } from "@/lib/instances/access";
import { renewNow } from "@/lib/instances/ping";
import { listInstancesOfOrganisations } from "@/lib/instances/store";
import { XERO_ERRORS, XeroError } from "@/lib/xero/errors";
import type { Reached } from "@/lib/xero/model";
import { protocolOf } from "@/lib/xero/protocol";
import { failurePage } from "./failure-page";
import { ATTEMPT_LIFE_MS } from "@/lib/attempts/view";
import { encryptFlowState } from "@/lib/attempts/flow-state";
import type { Redirect } from "./begin-authorization";
import { forgetAttempt, holdAttempt } from "./hold-attempt";
import { createAttempt, keepReturned } from "@/lib/attempts/store";

/**
 * Starts an attempt that is already past Xero, with the organisations of an instance's consent that have no instance yet.
 * Throws `not_found`.
 */
export async function connectMore(caller: Caller, instanceId: number): Promise<Redirect> {
  try {
    return await offer(caller, instanceId);
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return { location: failurePage(XERO_ERRORS[error.reason].failure), cookie: null };
  }
}

async function offer(caller: Caller, instanceId: number): Promise<Redirect> {
  const { grant, grantId } = await requireInstance(caller, instanceId);
  if (grant.renewAt && grant.expiresAt < new Date()) await renewNow(caller, instanceId);
  const row = await getGrantWithApp(db(), grantId);
  if (!row?.tokens) throw new GangwayError("not_found", "This consent no longer exists.");
  const [app, tokens] = [await decryptApp(row.app), decryptTokens(row, row.tokens.tokensSealed)];
  const { organizationId, userId } = caller;
  const { kind, protocol } = app;
  const expiresAt = new Date(Date.now() + ATTEMPT_LIFE_MS);
  const attempt = { id: randomUUID(), organizationId, userId, kind, protocol, appId: row.appId, expiresAt };
  await holdAttempt(attempt, app, tokens, true);
  const reached = await withoutInstances(caller, await protocolOf(app).reachable(app, tokens));
  if (reached.organisations.length === 0) {
    await forgetAttempt(attempt.id);
    return { location: failurePage("nothing_else"), cookie: null };
  }

  const secretsSealed = encryptFlowState(attempt, { tokens, reached });
  await createAttempt({ ...attempt, secretsSealed });
  await keepReturned(attempt.id, secretsSealed);
  return { location: `/connect/organisation?attempt=${attempt.id}`, cookie: null };
}

async function withoutInstances(caller: Caller, reached: Reached): Promise<Reached> {
  const scope = scopeOf({ ...caller, role: "admin" });
  const ids = reached.organisations.map(({ organisationId }) => organisationId);
  const taken = await listInstancesOfOrganisations(scope, ids);
  return {
    ...reached,
    organisations: reached.organisations.filter(({ organisationId }) => !taken.has(organisationId)),
  };
}
