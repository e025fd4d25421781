import type { Role } from "@/lib/caller";
import { type Db, db, pool } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { SECOND_STEPS } from "./second-step/store";
import { isLive } from "./session-store";
import type { PersonView } from "./view";

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

/** The organizations a user is in. */
export async function organizationsOf(tx: Db, userId: number): Promise<string[]> {
  const rows = await tx.membership.findMany({ where: { userId }, select: { organizationId: true } });
  return rows.map(({ organizationId }) => organizationId);
}

/** The names of an organization's admins, the first ones first; who has given none is left out. */
export async function listAdminNames(organizationId: string, limit: number): Promise<string[]> {
  const rows = await db().membership.findMany({
    where: { organizationId, role: "admin" },
    select: { user: { select: { firstName: true, lastName: true } } },
    orderBy: { createdAt: "asc" },
  });
  const names = rows.map(({ user: { firstName, lastName } }) => `${firstName} ${lastName}`.trim());
  return names.filter(Boolean).slice(0, limit);
}

/** The role that the user with that email has in an organization, or null. */
export async function roleIn(tx: Db, organizationId: string, email: string): Promise<Role | null> {
  const row = await tx.membership.findFirst({ where: { organizationId, user: { email } }, select: { role: true } });
  return row?.role ?? null;
}

export async function isMember(tx: Db, userId: number, organizationId: string): Promise<boolean> {
  return (await tx.membership.count({ where: { userId, organizationId } })) > 0;
}

/** Adds a user to an organization; a member keeps their role. Ends reset links, which an admin of another organization may hold. */
export async function joinOrganization(tx: Db, row: Prisma.MembershipUncheckedCreateInput): Promise<void> {
  const { organizationId, userId } = row;
  const where = { userId_organizationId: { userId, organizationId } };
  await tx.membership.upsert({ where, create: row, update: {} });
  await tx.passwordReset.deleteMany({ where: { userId } });
}

/** Makes a user an admin of an organization, whether they were in it or not. */
export async function makeAdminOf(tx: Db, organizationId: string, userId: number): Promise<void> {
  const where = { userId_organizationId: { userId, organizationId } };
  await tx.membership.upsert({ where, create: { organizationId, userId, role: "admin" }, update: { role: "admin" } });
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

export type PersonRow = Pick<PersonView, "id" | "email" | "role" | "sessions" | "hasPassword" | "secondSteps"> & {
  firstName: string;
  lastName: string;
  usedAt: Date | null;
};

/** The users of an organization, admins first. */
export async function listMembers(organizationId: string): Promise<PersonRow[]> {
  const { rows } = await pool().query<PersonRow>({
    name: "members",
    text: `select u.id, u.email, u.first_name "firstName", u.last_name "lastName", m.role, m.used_at "usedAt",
        (select count(*)::int from sessions s where s.user_id = u.id and s.organization_id = m.organization_id
          and ${isLive()}) "sessions",
        u.password_hash is not null "hasPassword", ${SECOND_STEPS} "secondSteps"
      from memberships m join users u on u.id = m.user_id
      where m.organization_id = $1 order by m.role, u.email`,
    values: [organizationId],
  });
  return rows;
}

export type Member = { userId: number; email: string; role: Role };

/** The users of an organization, none of whom can be changed by anybody else until the transaction ends. */
export function lockMembers(tx: Db, organizationId: string): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    select m.user_id "userId", u.email, m.role from memberships m join users u on u.id = m.user_id
    where m.organization_id = ${organizationId}::uuid order by m.user_id for update of m`;
}

export async function setRole(tx: Db, organizationId: string, userId: number, role: Role): Promise<void> {
  await tx.membership.update({ where: { userId_organizationId: { userId, organizationId } }, data: { role } });
}

export async function deleteMembership(tx: Db, organizationId: string, userId: number): Promise<void> {
  await tx.membership.delete({ where: { userId_organizationId: { userId, organizationId } } });
  await tx.passwordReset.deleteMany({ where: { userId } });
}
