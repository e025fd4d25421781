import { hashPassword } from "@/lib/accounts/sign-in";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/accounts/view";
import { GangwayError } from "@/lib/errors";
import { textProblem } from "@/lib/validation";
import { isBreached } from "./breached";
import { type PasswordOwner, weaknessOf } from "./weakness";

const MAX_PASSWORD_CHARACTERS = 1_024;

/**
 * The hash of a password that somebody chose: long enough, none that many people use, none of their own names, and in no known breach
 * where a service is set. Every way to a new password goes through here. Throws `invalid_request`.
 */
export async function hashNewPassword(entered: unknown, owner: PasswordOwner): Promise<string> {
  const password = typeof entered === "string" ? entered : "";
  const problem =
    shapeProblem(password) ?? weaknessOf(password, owner) ?? ((await isBreached(password)) ? BREACHED : null);
  if (problem) throw new GangwayError("invalid_request", `The password ${problem}`);
  return hashPassword(password);
}

const BREACHED = "is known from a breach of another site. Choose one that you use nowhere else.";

function shapeProblem(password: string): string | null {
  return password.length < MIN_PASSWORD_CHARACTERS
    ? `has fewer than ${MIN_PASSWORD_CHARACTERS} characters. Choose a longer one.`
    : textProblem(password, { max: MAX_PASSWORD_CHARACTERS });
}
