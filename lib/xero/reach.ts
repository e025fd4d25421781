import { organisationOf, type Tenant } from "./connections";
import { LONG_WAIT_SECONDS, XeroError } from "./errors";
import type { Organisation, Reached, TokenSet, UnusableOrganisation } from "./model";

/**
 * Asks Xero for the organisation behind each connection. One that Xero does not tell of keeps no other from being connected;
 * when Xero tells of none, throws why: what may pass rather than what will not.
 */
export async function reach(tokens: TokenSet, tenants: Tenant[]): Promise<Reached> {
  const connections = tenants.filter(({ isOrganisation }) => isOrganisation);
  const answers = await Promise.all(connections.map((connection) => ask(tokens, connection)));
  const organisations = answers.flatMap((answer) => ("organisation" in answer ? [answer.organisation] : []));
  const failed = answers.flatMap((answer) => ("error" in answer ? [answer] : []));
  if (organisations.length === 0 && failed[0]) throw (failed.find(({ error }) => error.isTemporary) ?? failed[0]).error;
  const others = tenants.filter(({ isOrganisation }) => !isOrganisation).map(({ name }) => name);
  return { organisations, unusable: failed.map(toUnusable), others, isEarlier: false };
}

type Failed = { tenant: Tenant; error: XeroError };

async function ask(tokens: TokenSet, tenant: Tenant): Promise<{ organisation: Organisation } | Failed> {
  try {
    return { organisation: await organisationOf(tokens, tenant) };
  } catch (error) {
    if (!(error instanceof XeroError)) throw error;
    return { tenant, error };
  }
}

function toUnusable({ tenant, error }: Failed): UnusableOrganisation {
  const { tenantId: xeroId, id: connectionId, name } = tenant;
  const { reason, retryAfterSeconds: wait } = error;
  const until = wait !== undefined && wait > LONG_WAIT_SECONDS ? Date.now() + wait * 1000 : null;
  // Xero told of others at the same time, so it is this organisation that it does not open.
  return { xeroId, connectionId, name, reason: reason === "invalid_response" ? "organisation_refused" : reason, until };
}
