import { requireAdminRole, type UserCaller, type Role } from "@/lib/caller";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import { deleteSessions } from "./session-store";
import { deleteMembership, lockMembers, type Member, setRole } from "./member-store";

/** Changes the role of a user of the caller's organization, who signs in again elsewhere than in the caller's session. Throws `conflict` when nobody would be admin any more. */
export async function changeRole(
  caller: UserCaller & { sessionId: string },
  userId: number,
  role: Role,
): Promise<void> {
  await withMember(caller, userId, "change roles", async (tx, member, others) => {
    if (member.role === role) return;
    requireAdminAmong(others);
    await setRole(tx, caller.organizationId, userId, role);
    // Whoever copied a cookie of before must not have the new role with it.
    await deleteSessions(tx, userId, { organizationId: caller.organizationId, id: { not: caller.sessionId } });
    await recordEvent(tx, caller, { type: "user.role_changed", data: { email: member.email, role } });
  });
}

/** Gives a member the role that the provider says, save that the last admin stays one. Their sessions of before end. */
export async function changeRoleByProvider(tx: Db, organizationId: string, email: string, role: Role): Promise<void> {
  const members = await lockMembers(tx, organizationId);
  const member = members.find((one) => one.email === email);
  const isLastAdmin = !members.some((one) => one !== member && one.role === "admin");
  if (!member || member.role === role || (role !== "admin" && isLastAdmin)) return;
  await setRole(tx, organizationId, member.userId, role);
  await deleteSessions(tx, member.userId, { organizationId });
  await recordEvent(tx, bySystem(organizationId), {
    type: "user.role_changed",
    data: { email, role, with: "provider" },
  });
}

/** Takes a user out of the caller's organization: sessions and secrets stop working here at once; what they connected stays. */
export async function removePerson(caller: UserCaller, userId: number): Promise<void> {
  await withMember(caller, userId, "remove people", async (tx, { email }, others) => {
    requireAdminAmong(others);
    await deleteMembership(tx, caller.organizationId, userId);
    await deleteSessions(tx, userId, { organizationId: caller.organizationId });
    await recordEvent(tx, caller, { type: "user.removed", data: { email } });
  });
}

/** Signs a user out of the caller's organization in every browser. */
export async function endSessionsOf(caller: UserCaller, userId: number): Promise<void> {
  await withMember(caller, userId, "end sessions of others", async (tx, { email }) => {
    const count = await deleteSessions(tx, userId, { organizationId: caller.organizationId });
    if (count > 0) await recordEvent(tx, caller, { type: "user.sessions_ended", data: { email } });
  });
}

type Work<T> = (tx: Db, member: Member, others: Member[]) => Promise<T>;

/** Does something with a user of the caller's own organization while its users stay as they are. Throws `forbidden`, `not_found`. */
export async function withMember<T>(caller: UserCaller, userId: number, what: string, work: Work<T>): Promise<T> {
  requireAdminRole(caller, what);
  return transaction(async (tx) => {
    const members = await lockMembers(tx, caller.organizationId);
    const member = members.find((one) => one.userId === userId);
    if (!member) throw new GangwayError("not_found", "This user is not in your organization.");
    const others = members.filter((one) => one !== member);
    return work(tx, member, others);
  });
}

function requireAdminAmong(others: Member[]): void {
  if (others.some(({ role }) => role === "admin")) return;
  throw new GangwayError("conflict", "This is the organization’s last admin. Make somebody else an admin first.");
}
