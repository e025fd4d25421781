import type { OrganisationFacts, InstanceView } from "./view";
import type { InstanceStatus } from "./status";
import { instanceStatus } from "./status-conditions";
import type { InstanceRow } from "./store";

type Grant = InstanceRow["grant"];
type App = Grant["app"];

/** What of a stored instance is shown in a list. */
export type ShownRow = Pick<
  InstanceRow,
  "id" | "name" | "tags" | "externalId" | "organisationName" | "removedAt" | "disabledAt" | "disabledBy" | "createdAt"
> & {
  createdBy: { email: string } | null;
  grant: Pick<Grant, "status" | "problem" | "issuedAt" | "expiresAt" | "renewAt"> & {
    app: Pick<App, "id" | "name" | "kind" | "protocol" | "problem" | "pausedUntil">;
  };
};

/** The status of a stored instance at this moment. */
export function presentStatus(
  row: Pick<ShownRow, "disabledAt" | "removedAt"> & { grant: Pick<Grant, "status" | "expiresAt" | "renewAt"> },
  now = Date.now(),
): InstanceStatus {
  const { disabledAt, removedAt, grant } = row;
  const { status: grantStatus, renewAt, expiresAt } = grant;
  const flags = { disabled: disabledAt !== null, removed: removedAt !== null, renewable: renewAt !== null };
  return instanceStatus({ ...flags, grantStatus, expiresAt: expiresAt.getTime() }, now);
}

/** A stored instance as our pages see it. `now` in milliseconds. */
export function presentInstance(row: ShownRow, now = Date.now()): InstanceView {
  const { id, name, tags, externalId, organisationName, grant } = row;
  const { kind, protocol } = grant.app;
  return {
    id,
    name,
    tags,
    externalId,
    organisationName,
    app: { id: grant.app.id, name: grant.app.name, kind, protocol },
    status: presentStatus(row, now),
    problem: row.removedAt ? "removed_in_xero" : (grant.problem ?? grant.app.problem),
    issuedAt: grant.issuedAt.toISOString(),
    expiresAt: grant.expiresAt.toISOString(),
    renewsAt: renewsAt(grant)?.toISOString() ?? null,
    connectedBy: row.createdBy?.email ?? null,
    createdAt: row.createdAt.toISOString(),
    disabledAt: row.disabledAt?.toISOString() ?? null,
    disabledBy: row.disabledBy?.email ?? null,
  };
}

/** When the renewal comes: not before the app's pause is over. Null when there is none. */
function renewsAt({ renewAt, app: { pausedUntil } }: ShownRow["grant"]): Date | null {
  return renewAt && pausedUntil && pausedUntil > renewAt ? pausedUntil : renewAt;
}

/** Xero's facts about the organisation, as they were at the last consent. */
export function presentOrganisation(row: InstanceRow): OrganisationFacts {
  const facts = row.organisationFacts as Partial<OrganisationFacts>;
  const { legalName = null, countryCode = null, currency = null, shortCode = null, isDemoCompany = null } = facts;
  return { legalName, countryCode, currency, shortCode, isDemoCompany };
}
