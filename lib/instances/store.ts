import type { Scope } from "@/lib/caller";
import { db, type Db, pool } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { Organisation } from "@/lib/xero/model";
import type { Configuration } from "./configuration";

const pick = <Name extends string>(...names: Name[]) =>
  Object.fromEntries(names.map((name) => [name, true])) as Record<Name, true>;

const appColumns = pick("id", "name", "kind", "protocol", "key", "callbackUrl", "problem", "pausedUntil");
const grantColumns = pick("status", "problem", "issuedAt", "expiresAt", "renewAt", "version", "scopes");
const columns = {
  ...pick("id", "organizationId", "grantId", "connector", "name", "tags", "disabledAt", "createdAt", "updatedAt"),
  ...pick("xeroId", "xeroOrganisationId", "xeroConnectionId", "removedAt", "organisationName", "organisationFacts"),
  configuration: true,
  externalId: true,
  createdBy: { select: pick("id", "email", "firstName", "lastName") },
  disabledBy: { select: pick("email") },
  grant: { select: { ...grantColumns, app: { select: appColumns } } },
} satisfies Prisma.InstanceSelect;

/** An instance with what is shown of its grant and app; no secret among the columns. */
export type InstanceRow = Prisma.InstanceGetPayload<{ select: typeof columns }>;

const inScope = ({ organizationId, ownerId }: Scope) => ({
  organizationId,
  ...(ownerId === null ? {} : { createdById: ownerId }),
});

/** Prisma reads a grant after its instance: when both are deleted in between, the row comes without one. */
const hasGrant = ({ grant }: { grant: object | null }) => grant !== null;

export async function getInstance(scope: Scope, id: number): Promise<InstanceRow | null> {
  const row = await db().instance.findFirst({ where: { ...inScope(scope), id }, select: columns });
  return row && hasGrant(row) ? row : null;
}

/** The signature key of an instance's webhook, as it is stored. */
export async function getConfigurationSealed(id: number): Promise<Uint8Array | null> {
  const row = await db().instance.findUnique({ where: { id }, select: { configurationSealed: true } });
  return row?.configurationSealed ?? null;
}

/** Instances of one organization by their ids, in the order of ids; who is gone is left out. */
export async function getInstances(organizationId: string, ids: number[]): Promise<InstanceRow[]> {
  const where = { organizationId, id: { in: ids } };
  return (await db().instance.findMany({ where, orderBy: { id: "asc" }, select: columns })).filter(hasGrant);
}

/** Names of one organization's instances by their ids, in the order of ids. */
export function listNamesOfIds(organizationId: string, ids: number[]) {
  const select = pick("id", "name", "organisationName");
  return db().instance.findMany({ where: { organizationId, id: { in: ids } }, select, orderBy: { id: "asc" } });
}

/** The instance whose token has that hash, within the organization, or null. */
export async function findInstanceIdByToken(organizationId: string, tokenHash: Buffer): Promise<number | null> {
  const { rows } = await pool().query<{ id: number }>({
    name: "instance_by_token",
    text: "select id from instances where token_hash = $1 and organization_id = $2",
    values: [tokenHash, organizationId],
  });
  return rows[0]?.id ?? null;
}

type OwnColumns = { name: string; tags: string[]; tokenHash: Buffer<ArrayBuffer>; configuration: Configuration };
type SealedColumn = { configurationSealed?: Buffer<ArrayBuffer> };
type Identity = { id: number; organizationId: string; grantId: string; createdById: number | null };
type LinkColumns = { linkId: string; visitorHash: Buffer<ArrayBuffer>; externalId: string | null };
type InstanceToCreate = OwnColumns & SealedColumn & Identity & Partial<LinkColumns> & { organisation: Organisation };

/** The next id: known before the row, because sealed values are bound to it. */
export async function nextInstanceId(tx: Db): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number }[]>`select nextval(pg_get_serial_sequence('instances', 'id'))::int id`;
  return rows[0]!.id;
}

export async function createInstance(tx: Db, { organisation, ...instance }: InstanceToCreate): Promise<void> {
  await tx.instance.create({ data: { ...instance, ...organisationColumns(organisation) } });
}

/** Points an instance at another grant, after a reconnect: id, token, name and tags stay. */
export async function assignGrant(tx: Db, id: number, grantId: string, organisation: Organisation): Promise<void> {
  await tx.instance.update({ where: { id }, data: { grantId, ...organisationColumns(organisation) } });
}

/** Gives an instance to the customer who connected it again: the link, the browser, and the host's id when it says one. */
export async function assignLink(tx: Db, id: number, { linkId, visitorHash, externalId }: LinkColumns): Promise<void> {
  const data = { linkId, visitorHash, ...(externalId !== null && { externalId }) };
  await tx.instance.update({ where: { id }, data });
}

type VisitorOfLink = {
  link: { id: string; organizationId: string; maxUses: number; instanceId: number | null };
} & Pick<LinkColumns, "visitorHash">;

/**
 * What a customer connected with a link, oldest first, at most 200: all of a link for one business, of a link for many only what
 * this browser did.
 */
export function listInstancesOfVisitor({ link, visitorHash }: VisitorOfLink): Promise<InstanceRow[]> {
  const made = { linkId: link.id, ...(link.maxUses > 1 && { visitorHash }) };
  return listInstancesOfCustomer(link.organizationId, [made], link.instanceId ? [link.instanceId] : []);
}

/** Instances made with links, by any browser or that one, and those of the ids; oldest first, at most 200. */
export async function listInstancesOfCustomer(
  organizationId: string,
  made: { linkId: string; visitorHash?: Buffer<ArrayBuffer> }[],
  ids: number[],
): Promise<InstanceRow[]> {
  const where = { organizationId, OR: [...made, { id: { in: ids } }] };
  const rows = await db().instance.findMany({ where, orderBy: { id: "asc" }, select: columns, take: 200 });
  return rows.filter(hasGrant);
}

/** The oldest instance of that organisation which the host counts as that customer's, or null. */
export function findInstanceOfCustomer(organizationId: string, xeroOrganisationId: string, externalId: string | null) {
  const where = { organizationId, xeroOrganisationId, externalId };
  const own = pick("id", "organizationId", "grantId", "createdAt");
  const select = { ...own, ...pick("organisationName", "xeroConnectionId", "removedAt") };
  return db().instance.findFirst({ where, select, orderBy: { id: "asc" } });
}

export type InstanceChange = SealedColumn &
  Partial<OwnColumns & { disabledAt: Date | null; disabledById: number | null }>;

export async function updateInstance(tx: Db, id: number, change: InstanceChange): Promise<void> {
  const { count } = await tx.instance.updateMany({ where: { id }, data: change });
  if (count === 0) throw noInstance(id);
}

/** Throws `not_found` when somebody else was faster. */
export async function deleteInstance(tx: Db, id: number): Promise<void> {
  const { count } = await tx.instance.deleteMany({ where: { id } });
  if (count === 0) throw noInstance(id);
}

/** What the contract says of an instance that is not there. */
export function noInstance(id: number | string): GangwayError {
  return new GangwayError("not_found", `No instance found with ID ${id}`);
}

/** Instances of the organization that are connected to each of these Xero organisations, oldest first. */
export async function listInstancesOfOrganisations(scope: Scope, xeroOrganisationIds: string[]) {
  const where = { xeroOrganisationId: { in: xeroOrganisationIds }, ...inScope(scope) };
  const select = pick("id", "name", "xeroOrganisationId");
  const rows = await db().instance.findMany({ where, select, orderBy: { id: "asc" } });
  const found = new Map<string, typeof rows>();
  for (const row of rows) found.set(row.xeroOrganisationId, [...(found.get(row.xeroOrganisationId) ?? []), row]);
  return found;
}

/** Instances of the organization that are already connected to a Xero organisation: the newest 20, the oldest of them first. */
export async function findInstancesOfOrganisation(scope: Scope, xeroOrganisationId: string) {
  const select = { ...pick("id", "name"), grant: { select: { app: { select: pick("id", "kind", "protocol") } } } };
  const where = { xeroOrganisationId, ...inScope(scope) };
  const newest = await db().instance.findMany({ where, select, orderBy: { id: "desc" }, take: 20 });
  return newest.filter(hasGrant).toReversed();
}

/** Other instances on the same grant, the oldest first, at most 20. */
export function listSiblings(scope: Scope, { id, grantId }: { id: number; grantId: string }) {
  return listNames(scope, { grantId, id: { not: id } });
}

function listNames(scope: Scope, where: Prisma.InstanceWhereInput) {
  const select = pick("id", "name");
  return db().instance.findMany({ where: { ...where, ...inScope(scope) }, select, orderBy: { id: "asc" }, take: 20 });
}

/** Instances whose consent includes one of these scopes, oldest first, at most 200. */
export async function listInstancesWithScopes(scope: Scope, scopes: string[]) {
  const where = { ...inScope(scope), grant: { scopes: { hasSome: scopes } } };
  const ofApp = { grant: { select: { app: { select: pick("name", "scopes") } } } };
  const select = { ...pick("id", "name", "organisationName"), ...ofApp };
  return (await db().instance.findMany({ where, select, orderBy: { id: "asc" }, take: 200 })).filter(hasGrant);
}

function organisationColumns(organisation: Organisation) {
  const { xeroId, connectionId: xeroConnectionId, organisationId: xeroOrganisationId, name, ...facts } = organisation;
  const { legalName, countryCode, currency, shortCode, isDemoCompany } = facts;
  const organisationFacts = { legalName, countryCode, currency, shortCode, isDemoCompany };
  return { xeroId, xeroConnectionId, removedAt: null, xeroOrganisationId, organisationName: name, organisationFacts };
}

/** Lets an instance's waiting deliveries follow its changed webhook: at once to the new address with the new key, or nowhere. */
export async function redirectWaitingDeliveries(tx: Db, instanceId: number): Promise<void> {
  await tx.$executeRaw`
    update deliveries d set url = w.url, origin = w.origin, configuration_sealed = w.configuration_sealed,
      next_at = case when d.claimed_at is null then now() else d.next_at end
    from webhooks w
    where d.instance_id = ${instanceId} and d.status = 'waiting' and w.instance_id = d.instance_id`;
  await tx.$executeRaw`
    update deliveries set status = 'failed', problem = 'switched_off', answer_status = null, noted_at = now(), next_at = null,
      claimed_at = null, configuration_sealed = null
    where instance_id = ${instanceId} and status = 'waiting'
      and not exists (select from webhooks where instance_id = ${instanceId})`;
}
