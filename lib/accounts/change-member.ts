import { requireAdminRole, type UserCaller, type Role } from "@/lib/caller";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { deleteSessions } from "./session-store";
import { deleteMembership, lockMembers, type Member, organizationsOf, setRole } from "./member-store";
import { deleteSecondStep } from "./second-step/store";

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

/**
 * Removes the second step of a user who has lost it, who signs in with the password alone then. Throws `conflict` for the caller's own,
 * and for who is in another organization, too: this one's admin must not make getting in there easier.
 */
export async function removeSecondStepOf(caller: UserCaller, userId: number): Promise<void> {
  await withMember(caller, userId, "remove the second step of others", async (tx, { email }) => {
    if (userId === caller.userId)
      throw new GangwayError("conflict", "Remove your own second step under Your account, with your password.");
    if ((await organizationsOf(tx, userId)).length > 1)
      throw new GangwayError("conflict", `${email} is also in another organization. ${BY_OPERATOR}`);
    if (!(await deleteSecondStep(tx, userId))) throw new GangwayError("not_found", `${email} has no second step.`);
    await deleteSessions(tx, userId, {});
    await recordEvent(tx, caller, { type: "user.second_step_removed", data: { email } });
  });
}

const BY_OPERATOR = "Whoever runs Gangway can remove it: see docs/sign-in.md.";

type Work = (tx: Db, member: Member, others: Member[]) => Promise<void>;

/** Does something with a user of the caller's own organization while its users stay as they are. Throws `forbidden`, `not_found`. */
export async function withMember(caller: UserCaller, userId: number, what: string, work: Work): Promise<void> {
  requireAdminRole(caller, what);
  await transaction(async (tx) => {
    const members = await lockMembers(tx, caller.organizationId);
    const member = members.find((one) => one.userId === userId);
    if (!member) throw new GangwayError("not_found", "This user is not in your organization.");
    const others = members.filter((one) => one !== member);
    await work(tx, member, others);
  });
}

function requireAdminAmong(others: Member[]): void {
  if (others.some(({ role }) => role === "admin")) return;
  throw new GangwayError("conflict", "This is the organization’s last admin. Make somebody else an admin first.");
}
