import { withMember } from "@/lib/accounts/change-member";
import { mailChange } from "@/lib/accounts/mail-change";
import { organizationsOf } from "@/lib/accounts/member-store";
import { deleteSessions } from "@/lib/accounts/session-store";
import { findUserByEmail } from "@/lib/accounts/user-store";
import { bySystem, recordEvent } from "@/lib/audit-log/record";
import type { UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { deleteSecondStep } from "./store";

/**
 * Removes the second step of a user who has lost it, who signs in with the password alone then. Throws `conflict` for the caller's own,
 * and for who is in another organization, too: this one's admin must not make getting in there easier.
 */
export async function removeSecondStepOf(caller: UserCaller, userId: number): Promise<void> {
  const removedOf = await withMember(caller, userId, "remove the second step of others", async (tx, { email }) => {
    if (userId === caller.userId)
      throw new GangwayError("conflict", "Remove your own second step under Your account, with your password.");
    if ((await organizationsOf(tx, userId)).length > 1)
      throw new GangwayError("conflict", `${email} is also in another organization. ${BY_OPERATOR}`);
    if (!(await deleteSecondStep(tx, userId))) throw new GangwayError("not_found", `${email} has no second step.`);
    await deleteSessions(tx, userId, {});
    await recordEvent(tx, caller, { type: "user.second_step_removed", data: { email } });
    return email;
  });
  void mailChange(removedOf, { what: "second_step_removed", by: "admin" });
}

const BY_OPERATOR = "Whoever runs Gangway can remove it: see docs/sign-in.md.";

/** For whoever runs the server, where no admin can do it. Returns whether there was one. Throws `not_found` for an unknown address. */
export async function removeSecondStepAsOperator(email: string): Promise<boolean> {
  const removedOf = await transaction(async (tx) => {
    const user = await findUserByEmail(email, tx);
    if (!user) throw new GangwayError("not_found", `Nobody has the email ${email}.`);
    if (!(await deleteSecondStep(tx, user.id))) return null;
    await deleteSessions(tx, user.id, {});
    for (const { organizationId } of user.memberships)
      await recordEvent(tx, bySystem(organizationId), {
        type: "user.second_step_removed",
        data: { email: user.email },
      });
    return user.email;
  });
  if (removedOf) await mailChange(removedOf, { what: "second_step_removed", by: "operator" });
  return removedOf !== null;
}
