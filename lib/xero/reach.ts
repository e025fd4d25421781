import { organisationOf, type Tenant } from "./connections";
import { LONG_WAIT_SECONDS, XeroError } from "./errors";
import type { Organisation, Reached, TokenSet, UnusableOrganisation } from "./model";

/** Xero's limits are spent by asking for each of thousands, and nobody waits that long. */
const MAX_ASKED = 100;
/** What waits for a connection to Xero uses up its time. */
const AT_ONCE = 20;

/**
 * Asks Xero for the organisation behind each connection, of very many only the newest: the others are known by name. One that
 * Xero does not tell of keeps no other from being connected; when Xero tells of none, throws why: what may pass rather than what
 * will not.
 */
export async function reach(tokens: TokenSet, tenants: Tenant[]): Promise<Reached> {
  const connections = tenants.filter(({ isOrganisation }) => isOrganisation);
  const answers: (Asked | Failed)[] = [];
  for (let from = 0; from < Math.min(connections.length, MAX_ASKED); from += AT_ONCE) {
    const some = connections.slice(from, Math.min(from + AT_ONCE, MAX_ASKED));
    answers.push(...(await Promise.all(some.map((connection) => ask(tokens, connection)))));
  }
  const organisations = answers.flatMap((answer) => ("organisation" in answer ? [answer.organisation] : []));
  const failed = answers.flatMap((answer) => ("error" in answer ? [answer] : []));
  if (organisations.length === 0 && failed[0]) throw (failed.find(({ error }) => error.isTemporary) ?? failed[0]).error;
  const others = tenants.filter(({ isOrganisation }) => !isOrganisation).map(({ name }) => name);
  const unasked = connections.slice(MAX_ASKED).map(toUnasked);
  return { organisations: [...organisations, ...unasked], unusable: failed.map(toUnusable), others, isEarlier: false };
}

type Asked = { organisation: Organisation };
type Failed = { tenant: Tenant; error: XeroError };

/** The tenant id of an organisation is its OrganisationID. */
function toUnasked({ tenantId, id, name }: Tenant): Organisation {
  const untold = { legalName: null, countryCode: null, currency: null, shortCode: null, isDemoCompany: null };
  return { xeroId: tenantId, connectionId: id, organisationId: tenantId, name, ...untold };
}

async function ask(tokens: TokenSet, tenant: Tenant): Promise<Asked | Failed> {
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
