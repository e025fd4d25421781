import type { Role } from "@/lib/caller";
import { type Db, pool } from "@/lib/db";

export type PersonRow = {
  id: number;
  email: string;
  firstName: string;
  lastName: string;
  role: Role;
  usedAt: Date | null;
  sessions: number;
};

/** The users of an organization, admins first. */
export async function listMembers(organizationId: string): Promise<PersonRow[]> {
  const { rows } = await pool().query<PersonRow>({
    name: "members",
    text: `select u.id, u.email, u.first_name "firstName", u.last_name "lastName", m.role, m.used_at "usedAt",
        (select count(*)::int from sessions s where s.user_id = u.id and s.organization_id = m.organization_id
          and s.expires_at > now() and s.version = u.session_version) "sessions"
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
}
