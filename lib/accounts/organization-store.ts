import { type Db, db } from "@/lib/db";

/** What admins of an organization set in the portal. */
export async function getSettings(organizationId: string) {
  return db().organization.findUniqueOrThrow({
    where: { id: organizationId },
    select: { givesTokens: true, callbackOrigins: true },
  });
}

export async function getCallbackOrigins(organizationId: string): Promise<string[]> {
  return (await getSettings(organizationId)).callbackOrigins;
}

export async function setCallbackOrigins(tx: Db, id: string, callbackOrigins: string[]): Promise<void> {
  await tx.organization.update({ where: { id }, data: { callbackOrigins } });
}

/** Returns whether this changed it. */
export async function setGivesTokens(tx: Db, organizationId: string, givesTokens: boolean): Promise<boolean> {
  const { count } = await tx.organization.updateMany({
    where: { id: organizationId, givesTokens: !givesTokens },
    data: { givesTokens },
  });
  return count > 0;
}

export type OrganizationToCreate = {
  id: string;
  name: string;
  secretSealed: Buffer<ArrayBuffer>;
  secretHash: Buffer<ArrayBuffer>;
};

export async function createOrganization(tx: Db, row: OrganizationToCreate): Promise<void> {
  await tx.organization.create({ data: row });
}

/** The oldest organization of that name; null when there is none. */
export async function findOrganizationByName(tx: Db, name: string): Promise<string | null> {
  const row = await tx.organization.findFirst({ where: { name }, orderBy: { createdAt: "asc" }, select: { id: true } });
  return row?.id ?? null;
}
