import type { Role } from "@/lib/caller";
import type { Db } from "@/lib/db";

/** Begins an account anew: sessions of before end. */
export async function renewUser(
  tx: Db,
  id: number,
  account: { firstName: string; lastName: string; passwordHash: string | null },
): Promise<void> {
  await tx.user.update({ where: { id }, data: { ...account, sessionVersion: { increment: 1 } } });
}

/** Who is in it already stays with the role they have. */
export async function joinOrganization(
  tx: Db,
  { organizationId, userId, role }: { organizationId: string; userId: number; role: Role },
): Promise<void> {
  const where = { userId_organizationId: { userId, organizationId } };
  await tx.membership.upsert({ where, create: { organizationId, userId, role }, update: {} });
}

/** Sets a password. Every session that began before ends; gives the version from which on they hold. */
export async function setPassword(tx: Db, id: number, passwordHash: string): Promise<number> {
  const { sessionVersion } = await tx.user.update({
    where: { id },
    data: { passwordHash, sessionVersion: { increment: 1 } },
    select: { sessionVersion: true },
  });
  return sessionVersion;
}

/** The organizations a user is in. */
export async function organizationsOf(tx: Db, userId: number): Promise<string[]> {
  const rows = await tx.membership.findMany({ where: { userId }, select: { organizationId: true } });
  return rows.map(({ organizationId }) => organizationId);
}

/** Saves a way to a new password; an older one of the same user stops. */
export async function saveReset(
  tx: Db,
  reset: { userId: number; tokenHash: Buffer<ArrayBuffer>; expiresAt: Date },
): Promise<void> {
  await tx.passwordReset.upsert({ where: { userId: reset.userId }, create: reset, update: reset });
}

/** Uses it up; gives whose it was, or null when it has expired or was used. */
export async function takeReset(tx: Db, tokenHash: Buffer): Promise<number | null> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    delete from password_resets where token_hash = ${tokenHash} and expires_at > now() returning user_id "userId"`;
  return rows[0]?.userId ?? null;
}

/** Makes a user an admin of an organization, whether they were in it or not. */
export async function makeAdminOf(tx: Db, organizationId: string, userId: number): Promise<void> {
  const where = { userId_organizationId: { userId, organizationId } };
  await tx.membership.upsert({ where, create: { organizationId, userId, role: "admin" }, update: { role: "admin" } });
}
