import { GangwayError } from "@/lib/errors";
import { findUserByPassword } from "./sign-in";
import { findUserByEmail } from "./store";

/** Makes sure that it is the user who acts, not somebody at their open browser. Throws `forbidden`, `conflict` for who has no password, `too_many_requests`. */
export async function confirmPassword(email: string, password: unknown, client: string): Promise<void> {
  if (await findUserByPassword(email, typeof password === "string" ? password : "", client)) return;
  if ((await findUserByEmail(email))?.passwordHash === null)
    throw new GangwayError("conflict", "You have no password yet. Choose one with “Forgot your password?” at sign-in.");
  throw new GangwayError("forbidden", "This is not your password. Check it and try again.");
}
