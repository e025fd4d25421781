import { findUserByEmail } from "./user-store";
import { GangwayError } from "@/lib/errors";
import { findUserByPassword } from "./sign-in";

/**
 * Makes sure that the user acts, and not somebody at their open browser. Throws `forbidden` for a wrong password, `conflict` for a
 * user without one, `too_many_requests`.
 */
export async function confirmPassword(
  user: { email: string; address: string | null },
  password: unknown,
): Promise<void> {
  if (await findUserByPassword(user.email, typeof password === "string" ? password : "", user.address)) return;
  if ((await findUserByEmail(user.email))?.passwordHash === null)
    throw new GangwayError(
      "conflict",
      "You have no password yet. Create one with “Forgot your password?” on the sign-in page.",
    );
  throw new GangwayError("forbidden", "Wrong password. Check it and try again.");
}
