import type { Role } from "@/lib/caller";
import { db, type Db } from "@/lib/db";

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

/** Gives whether it was the other way before. */
export async function setGivesTokens(tx: Db, organizationId: string, givesTokens: boolean): Promise<boolean> {
  const { count } = await tx.organization.updateMany({
    where: { id: organizationId, givesTokens: !givesTokens },
    data: { givesTokens },
  });
  return count > 0;
}

const userColumns = { id: true, email: true, passwordHash: true, sessionVersion: true } as const;

/** What signing in needs of the user with that e-mail address, or null. */
export function findUserByEmail(email: string, tx: Db = db()) {
  return tx.user.findUnique({
    where: { email: email.trim().toLowerCase() },
    select: {
      ...userColumns,
      memberships: { select: { organizationId: true, usedAt: true }, orderBy: { createdAt: "asc" } },
    },
  });
}

/** A user as member of an organization, or null when either is gone. */
export function findMembership(userId: number, organizationId: string) {
  return db().membership.findUnique({
    where: { userId_organizationId: { userId, organizationId } },
    select: {
      role: true,
      organization: { select: { id: true, name: true } },
      user: { select: { id: true, email: true, firstName: true, lastName: true, sessionVersion: true } },
    },
  });
}

/** The organizations a user is in, by name. */
export async function listOrganizationsOf(userId: number): Promise<{ id: string; name: string }[]> {
  const rows = await db().membership.findMany({
    where: { userId },
    select: { organization: { select: { id: true, name: true } } },
    orderBy: [{ organization: { name: "asc" } }, { organizationId: "asc" }],
  });
  return rows.map(({ organization }) => organization);
}

export async function isMember(tx: Db, userId: number, organizationId: string): Promise<boolean> {
  return (await tx.membership.count({ where: { userId, organizationId } })) > 0;
}

/** The sealed secrets of a user and of the organization, to show them to their owner. */
export async function getSealedSecrets(caller: { userId: number; organizationId: string }) {
  const [user, organization] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: caller.userId }, select: { secretSealed: true } }),
    db().organization.findUniqueOrThrow({
      where: { id: caller.organizationId },
      select: { name: true, secretSealed: true },
    }),
  ]);
  return {
    userSealed: user.secretSealed,
    organizationSealed: organization.secretSealed,
    organizationName: organization.name,
  };
}

export type UserToCreate = {
  id: number;
  email: string;
  firstName?: string;
  lastName?: string;
  passwordHash: string | null;
  secretSealed: Buffer<ArrayBuffer>;
  secretHash: Buffer<ArrayBuffer>;
};

export type OrganizationToCreate = {
  id: string;
  name: string;
  secretSealed: Buffer<ArrayBuffer>;
  secretHash: Buffer<ArrayBuffer>;
};

/** The next user id: known before the row, because the sealed secret is bound to it. */
export async function nextUserId(tx: Db): Promise<number> {
  const rows = await tx.$queryRaw<{ id: number }[]>`select nextval(pg_get_serial_sequence('users', 'id'))::int id`;
  return rows[0]!.id;
}

export async function createOrganization(tx: Db, row: OrganizationToCreate): Promise<void> {
  await tx.organization.create({ data: row });
}

export async function createUser(
  tx: Db,
  row: UserToCreate,
  membership: { organizationId: string; role: Role },
): Promise<void> {
  await tx.user.create({ data: { ...row, memberships: { create: membership } } });
}

/** The oldest organization of that name; null when there is none. */
export async function findOrganizationByName(tx: Db, name: string): Promise<string | null> {
  const row = await tx.organization.findFirst({ where: { name }, orderBy: { createdAt: "asc" }, select: { id: true } });
  return row?.id ?? null;
}

/** The first admin of the installation, or null. Waits for another process that is just making it. */
export async function lockFirstAdmin(tx: Db) {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('gangway first admin'))`;
  return tx.membership.findFirst({
    where: { role: "admin" },
    orderBy: { createdAt: "asc" },
    select: { organizationId: true, user: { select: { id: true, email: true } } },
  });
}
