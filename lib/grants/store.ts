import type { Db } from "@/lib/db";
import type { Grant } from "@/lib/generated/prisma/client";

type Times = "issuedAt" | "expiresAt" | "renewAt" | "noticeAt" | "checkedAt";
export type GrantToSave = Pick<Grant, "id" | "organizationId" | "appId" | "subject" | "scopes" | Times>;

/** The grant of that app for that subject, locked until the transaction ends, or null. */
export async function lockGrant(tx: Db, appId: string, subject: string) {
  const rows = await tx.$queryRaw<Pick<Grant, "id" | "issuedAt" | "version">[]>`
    select id, issued_at "issuedAt", version from grants where app_id = ${appId}::uuid and subject = ${subject} for update`;
  return rows[0] ?? null;
}

/** Locks a grant until the transaction ends, if it is there. */
export async function lockGrantById(tx: Db, id: string): Promise<void> {
  await tx.$executeRaw`select 1 from grants where id = ${id}::uuid for update`;
}

type Sealed = Uint8Array<ArrayBuffer>;

export async function createGrant(tx: Db, grant: GrantToSave, tokensSealed: Sealed): Promise<void> {
  await tx.grant.create({ data: { ...grant, tokens: { create: { tokensSealed } } } });
}

const RENEWED = { status: "active", problem: null, failures: 0, claimedAt: null, version: { increment: 1 } } as const;

/** Replaces a grant's token set, for every instance on it. */
export async function replaceGrantTokens(tx: Db, grant: GrantToSave, tokensSealed: Sealed): Promise<void> {
  const { id, scopes, issuedAt, expiresAt, renewAt, noticeAt, checkedAt } = grant;
  const data = { scopes, issuedAt, expiresAt, renewAt, noticeAt, checkedAt, ...RENEWED };
  await tx.grant.update({ where: { id }, data: { ...data, tokens: { update: { tokensSealed } } } });
}

/** Deletes a grant that no instance uses any more. Returns whether it did. */
export async function deleteUnusedGrant(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.grant.deleteMany({ where: { id, instances: { none: {} } } });
  return count > 0;
}

/** A grant's sealed tokens and its app, or null when it is gone. */
export function getGrantWithApp(db: Db, id: string) {
  return db.grant.findUnique({ where: { id }, include: { tokens: true, app: true } });
}

/** Stores that Xero has just listed the remaining connections. */
export async function noteChecked(tx: Db, id: string): Promise<void> {
  await tx.$executeRaw`update grants set checked_at = now() where id = ${id}::uuid`;
}

const NAMED = { id: true, organizationId: true, organisationName: true } as const;

/** Whether the organisation still had the old name. */
export async function renameOrganisation(tx: Db, id: number, { from, to }: { from: string; to: string }) {
  const where = { id, organisationName: from };
  return (await tx.instance.updateMany({ where, data: { organisationName: to } })).count > 0;
}

/** The instances on a grant with their connection at Xero. */
export function listConnectedOfGrant(tx: Db, grantId: string) {
  const select = { ...NAMED, xeroConnectionId: true, removedAt: true } as const;
  return tx.instance.findMany({ where: { grantId }, select });
}

/** Marks an instance as removed, or no longer. Returns false when somebody else was faster. */
export async function setRemovedAt(tx: Db, id: number, removedAt: Date | null): Promise<boolean> {
  const where = { id, removedAt: removedAt ? null : { not: null } };
  return (await tx.instance.updateMany({ where, data: { removedAt } })).count > 0;
}
