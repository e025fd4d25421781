import type { Db } from "@/lib/db";

export type GrantToSave = {
  id: string;
  organizationId: string;
  appId: string;
  subject: string;
  scopes: string[];
  issuedAt: Date;
  expiresAt: Date;
  renewAt: Date | null;
  noticeAt: Date | null;
  checkedAt: Date;
};

/** The grant of that app for that subject, locked until the transaction ends, or null. */
export async function lockGrant(
  tx: Db,
  appId: string,
  subject: string,
): Promise<{ id: string; issuedAt: Date; version: number } | null> {
  const rows = await tx.$queryRaw<{ id: string; issuedAt: Date; version: number }[]>`
    select id, issued_at "issuedAt", version from grants where app_id = ${appId}::uuid and subject = ${subject} for update`;
  return rows[0] ?? null;
}

export async function createGrant(
  tx: Db,
  { id, ...grant }: GrantToSave,
  tokensSealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await tx.grant.create({ data: { id, ...grant, tokens: { create: { tokensSealed } } } });
}

/** Replaces a grant's token set, for every instance on it. */
export async function replaceGrantTokens(
  tx: Db,
  grant: GrantToSave,
  tokensSealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { id, scopes, issuedAt, expiresAt, renewAt, noticeAt, checkedAt } = grant;
  await tx.grant.update({
    where: { id },
    data: {
      scopes,
      issuedAt,
      expiresAt,
      renewAt,
      noticeAt,
      checkedAt,
      status: "active",
      problem: null,
      failures: 0,
      claimedAt: null,
      version: { increment: 1 },
      tokens: { update: { tokensSealed } },
    },
  });
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

/** The instances on a grant with their connection at Xero. */
export function listConnectedOfGrant(tx: Db, grantId: string) {
  const select = { id: true, organizationId: true, xeroConnectionId: true, removedAt: true } as const;
  return tx.instance.findMany({ where: { grantId }, select });
}

export async function setRemovedAt(tx: Db, id: number, removedAt: Date | null): Promise<void> {
  await tx.instance.update({ where: { id }, data: { removedAt } });
}
