import type { Role } from "@/lib/caller";
import { type Db, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { makeSecret } from "./api-secrets";
import type { PasswordOwner } from "./passwords/weakness";
import { deleteSecondStep } from "./second-step/store";

/** What signing in needs of the user with that e-mail address, or null. */
export function findUserByEmail(email: string, tx: Db = db()) {
  const memberships = { select: { organizationId: true, usedAt: true }, orderBy: { createdAt: "asc" } } as const;
  const select = { id: true, email: true, passwordHash: true, sessionVersion: true, memberships };
  return tx.user.findUnique({ where: { email: email.trim().toLowerCase() }, select });
}

/** What a user's new password must not be made of: see `weaknessOf`. */
export async function getPasswordOwner(id: number): Promise<PasswordOwner> {
  const memberships = { select: { organization: { select: { name: true } } } };
  const select = { email: true, firstName: true, lastName: true, memberships };
  const user = await db().user.findUniqueOrThrow({ where: { id }, select });
  const organizations = user.memberships.map(({ organization }) => organization.name);
  return { email: user.email, names: [user.firstName, user.lastName, ...organizations] };
}

/** False for who only signs in through the organization's provider. */
export async function hasPassword(id: number, tx: Db = db()): Promise<boolean> {
  return (await tx.user.count({ where: { id, passwordHash: { not: null } } })) > 0;
}

/** Has others who would make or join a user with that email wait until the transaction ends. */
export async function lockEmail(tx: Db, email: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`gangway user ${email}`}))`;
}

/** What somebody who accepts an invitation enters; without a password they sign in through the provider only. */
export type Account = { firstName: string; lastName: string; passwordHash: string | null };

type UserToCreate = Partial<Account> & { id: number; email: string };

/** The next user id: known before the row, because the sealed secret is bound to it. */
export async function nextUserId(tx: Db): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number }[]>`select nextval(pg_get_serial_sequence('users', 'id'))::int id`;
  return rows[0]!.id;
}

type Membership = { organizationId: string; role: Role };

/** Makes a user with a fresh secret. */
export async function createUser(tx: Db, row: UserToCreate, membership: Membership): Promise<void> {
  await tx.user.create({ data: { ...row, ...makeSecret("user", row.id), memberships: { create: membership } } });
}

/** Begins an account anew: sessions of before end, and who had it has no second step, or passkey, of it any more. */
export async function renewUser(tx: Db, id: number, account: Account): Promise<void> {
  await deleteSecondStep(tx, id);
  await tx.user.update({ where: { id }, data: { ...account, sessionVersion: { increment: 1 } } });
}

/** Sets a password. Every session that began before ends. */
export async function setPassword(tx: Db, id: number, passwordHash: string): Promise<void> {
  await tx.user.update({ where: { id }, data: { passwordHash, sessionVersion: { increment: 1 } } });
}

/** Every session that began before ends, and every bearer token of the API. */
export async function endSessionsBefore(tx: Db, id: number): Promise<void> {
  await tx.user.update({ where: { id }, data: { sessionVersion: { increment: 1 } } });
}

/** Saves a way to a new password; an older one of the same user stops. */
export async function saveReset(tx: Db, reset: Prisma.PasswordResetUncheckedCreateInput): Promise<void> {
  await tx.passwordReset.upsert({ where: { userId: reset.userId }, create: reset, update: reset });
}

/** Whose it is, or null when it has expired or was used. */
export async function findReset(tokenHash: Buffer<ArrayBuffer>): Promise<number | null> {
  const row = await db().passwordReset.findFirst({
    where: { tokenHash, expiresAt: { gt: new Date() } },
    select: { userId: true },
  });
  return row?.userId ?? null;
}

/** Uses it up; gives whose it was, or null when it has expired or was used. */
export async function takeReset(tx: Db, tokenHash: Buffer): Promise<number | null> {
  const rows = await tx.$queryRaw<{ userId: number }[]>`
    delete from password_resets where token_hash = ${tokenHash} and expires_at > now() returning user_id "userId"`;
  return rows[0]?.userId ?? null;
}
