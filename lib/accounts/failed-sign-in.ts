import { recordEvent } from "@/lib/audit-log/record";
import { transaction } from "@/lib/db";
import { errorName, log } from "@/lib/log";
import { findUserByEmail } from "./user-store";

/** What was wrong: the password, the code after it, a passkey, or that the provider has not verified the address or gives no role. */
type Cause = "password" | "second_step" | "passkey" | "email_unverified" | "no_role";

/**
 * Records a failed sign-in in the audit logs of the organizations that its user is in; an unknown address has none. Returns at
 * once: how long the answer takes must not tell whether there is such a user.
 */
export function noteFailedSignIn(email: string, address: string | null, cause: Cause = "password"): void {
  recordFailure(email.trim().toLowerCase(), address, cause).catch((error: unknown) =>
    log.error({ error: errorName(error) }, "a failed sign-in was not recorded"),
  );
}

async function recordFailure(email: string, address: string | null, cause: Cause): Promise<void> {
  const user = await findUserByEmail(email);
  if (!user) return;
  await transaction(async (tx) => {
    for (const { organizationId } of user.memberships)
      await recordEvent(
        tx,
        { organizationId, userId: null, address },
        { type: "user.sign_in_failed", data: { email, ...(cause !== "password" && { cause }) } },
      );
  });
}
