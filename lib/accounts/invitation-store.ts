import type { Role } from "@/lib/caller";
import { db, type Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** Saves an invitation; one of the same address to the same organization is replaced, and its link with it. */
export async function saveInvitation(tx: Db, row: Prisma.InvitationUncheckedCreateInput): Promise<void> {
  const { organizationId, email } = row;
  await tx.invitation.upsert({ where: { organizationId_email: { organizationId, email } }, create: row, update: row });
}

/** Those that wait, the newest first; expired ones too. */
export function listInvitations(organizationId: string) {
  return db().invitation.findMany({
    where: { organizationId },
    orderBy: { createdAt: "desc" },
    select: { id: true, email: true, role: true, expiresAt: true, invitedBy: { select: { email: true } } },
  });
}

export type InvitationRow = Awaited<ReturnType<typeof listInvitations>>[number];

export function getInvitation(organizationId: string, id: string) {
  return db().invitation.findFirst({ where: { id, organizationId }, select: { email: true, role: true } });
}

/** Returns the address it was for, or null when there is none. */
export async function deleteInvitation(tx: Db, organizationId: string, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ email: string }[]>`
    delete from invitations where id = ${id}::uuid and organization_id = ${organizationId}::uuid returning email`;
  return rows[0]?.email ?? null;
}

/** The invitation whose link holds this token, if it has not expired. */
export function findOpenInvitation(tokenHash: Buffer<ArrayBuffer>) {
  return db().invitation.findFirst({
    where: { tokenHash, expiresAt: { gt: new Date() } },
    include: { organization: { select: { name: true } }, invitedBy: { select: { email: true } } },
  });
}

export type Taken = { organizationId: string; email: string; role: Role };

/** Uses an invitation up. Null when it has expired or somebody was quicker. */
export async function takeInvitation(tx: Db, tokenHash: Buffer): Promise<Taken | null> {
  const rows = await tx.$queryRaw<Taken[]>`
    delete from invitations where token_hash = ${tokenHash} and expires_at > now()
    returning organization_id "organizationId", email, role`;
  return rows[0] ?? null;
}

/** The same for all that wait for an address. */
export function takeInvitationsOf(tx: Db, email: string): Promise<Taken[]> {
  return tx.$queryRaw<Taken[]>`
    delete from invitations where email = ${email} and expires_at > now()
    returning organization_id "organizationId", email, role`;
}
