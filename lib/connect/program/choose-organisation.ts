import { GangwayError, InputError } from "@/lib/errors";
import type { Organisation, Reached } from "@/lib/xero/model";

/** What a program says of the organisation: `tenantId` names it; `org` is what came back with the customer, and decides among several. */
export type Meant = { tenantId: string | undefined; org: string | undefined };

type Candidate = { xeroId: string; name: string };

/** The organisation that a program means. Throws as `requireCertain`, and `invalid_request` when there is none. */
export function chooseOrganisation(reached: Reached, meant: Meant): Organisation {
  const { organisations, unusable, others, isEarlier } = reached;
  if (organisations.length === 0) throw new GangwayError("invalid_request", noOrganisation(others));
  const xeroId = requireCertain([...organisations, ...unusable], meant, isEarlier);
  return organisations.find((each) => each.xeroId === xeroId)!;
}

function noOrganisation(others: string[]): string {
  if (others.length === 0) return "The customer consented, but connected no organisation.";
  return `The customer connected only ${others.join(", ")}, which is a practice, not an organisation. Ask them to choose an organisation at Xero.`;
}

/**
 * Xero's id of the organisation that is meant. Throws `conflict` with the candidates when that is not certain, and
 * `invalid_request` for one that is none of them.
 */
export function requireCertain(candidates: Candidate[], { tenantId, org }: Meant, isEarlier = false): string {
  const find = (xeroId: string | undefined) => candidates.find((each) => each.xeroId === xeroId);
  const details = { candidates: candidates.map(({ xeroId, name }) => ({ tenantId: xeroId, name })) };
  const named = find(tenantId) ?? (tenantId === undefined ? find(org) : undefined);
  if (named) return named.xeroId;
  if (tenantId !== undefined) throw new InputError("tenantId", NOT_CONNECTED, "invalid_request", details);
  const only = candidates.length === 1 && !isEarlier ? candidates[0] : undefined;
  if (only) return only.xeroId;
  throw new InputError("tenantId", isEarlier ? EARLIER : AMBIGUOUS, "conflict", details);
}

const NOT_CONNECTED = "is none of the organisations that the customer connected. They are the candidates.";
const AGAIN = "Send the same call again within 15 minutes, with the tenantId of one of the candidates.";
const AMBIGUOUS = `is needed: the customer connected more than one organisation. ${AGAIN}`;
const EARLIER = `is needed: Xero names no organisation of this consent, only of earlier ones. ${AGAIN}`;
