import { randomUUID } from "node:crypto";
import { type Db, db } from "@/lib/db";
import { makeSecret } from "./api-secrets";

/** What admins of an organization set in the portal. */
export async function getSettings(organizationId: string) {
  const select = {
    name: true,
    givesTokens: true,
    remindsCustomers: true,
    requiresSecondStep: true,
    callbackOrigins: true,
  };
  return db().organization.findUniqueOrThrow({ where: { id: organizationId }, select });
}

export async function getCallbackOrigins(organizationId: string): Promise<string[]> {
  return (await getSettings(organizationId)).callbackOrigins;
}

/** Gives an organization another name; returns the one it had. */
export async function setName(tx: Db, id: string, name: string): Promise<string> {
  const before = await lockOrganization(tx, id);
  await tx.organization.update({ where: { id }, data: { name } });
  return before;
}

/** The name of an organization, which nobody else changes or deletes until the transaction ends. */
export async function lockOrganization(tx: Db, id: string): Promise<string> {
  const rows = await tx.$queryRaw<{ name: string }[]>`select name from organizations where id = ${id}::uuid for update`;
  return rows[0]!.name;
}

export function countInstances(tx: Db, organizationId: string): Promise<number> {
  return tx.instance.count({ where: { organizationId } });
}

/** Deletes an organization without instances, and everything that belongs to it. */
export async function removeOrganization(tx: Db, id: string): Promise<void> {
  // Before its apps, which a grant holds.
  await tx.grant.deleteMany({ where: { organizationId: id } });
  await tx.organization.delete({ where: { id } });
}

export async function setCallbackOrigins(tx: Db, id: string, callbackOrigins: string[]): Promise<void> {
  await tx.organization.update({ where: { id }, data: { callbackOrigins } });
}

/** Returns whether this changed it. */
export async function setGivesTokens(tx: Db, organizationId: string, givesTokens: boolean): Promise<boolean> {
  const where = { id: organizationId, givesTokens: !givesTokens };
  const { count } = await tx.organization.updateMany({ where, data: { givesTokens } });
  return count > 0;
}

/** Returns whether this changed it. */
export async function setRemindsCustomers(tx: Db, organizationId: string, remindsCustomers: boolean): Promise<boolean> {
  const where = { id: organizationId, remindsCustomers: !remindsCustomers };
  const { count } = await tx.organization.updateMany({ where, data: { remindsCustomers } });
  return count > 0;
}

/** Returns whether this changed it. */
export async function setRequiresSecondStep(
  tx: Db,
  organizationId: string,
  requiresSecondStep: boolean,
): Promise<boolean> {
  const where = { id: organizationId, requiresSecondStep: !requiresSecondStep };
  const { count } = await tx.organization.updateMany({ where, data: { requiresSecondStep } });
  return count > 0;
}

/** Makes an organization, with a fresh secret, and returns its id. */
export async function createOrganization(tx: Db, name: string): Promise<string> {
  const id = randomUUID();
  await tx.organization.create({ data: { id, name, ...makeSecret("organization", id) } });
  return id;
}

export async function organizationExists(id: string, tx: Db = db()): Promise<boolean> {
  return (await tx.organization.count({ where: { id } })) > 0;
}

/** The oldest organization of that name; null when there is none. */
export async function findOrganizationByName(tx: Db, name: string): Promise<string | null> {
  const row = await tx.organization.findFirst({ where: { name }, orderBy: { createdAt: "asc" }, select: { id: true } });
  return row?.id ?? null;
}
