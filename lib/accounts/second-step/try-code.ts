import { organizationsOf } from "@/lib/accounts/member-store";
import { recordEvent } from "@/lib/audit-log/record";
import { transaction } from "@/lib/db";
import { rateLimit } from "@/lib/rate-limit";
import { isAuthenticatorCode, stepOfCode } from "./authenticator";
import { recoveryCodeHash } from "./recovery-codes";
import { findAuthenticator, getSecondStep, takeRecoveryCode, takeStep } from "./store";

const DAY_SECONDS = 24 * 60 * 60;
const MAX_CODE_CHARACTERS = 100;

// Three of a million codes are right at a time: with so many tries a guesser who knows the password needs some thirteen years for an even chance.
const wrongCodes = [rateLimit("second step", 10), rateLimit("second step day", 50, DAY_SECONDS)];

/** Whose code is tried. A browser that is known is counted by itself: strangers who know the password can't lock its user out. */
export type Trying = { userId: number; address: string | null; browser: string | null };

export type UsedCode = "authenticator" | "recovery_code";

/**
 * Uses a code of the user's authenticator app, or a recovery code, up. Returns which it was; null for a wrong one, also for one
 * that was used before. Throws `too_many_requests`.
 */
export async function tryCode(user: Trying, entered: unknown): Promise<UsedCode | null> {
  const code = typeof entered === "string" ? entered.slice(0, MAX_CODE_CHARACTERS).replaceAll(/\s/g, "") : "";
  return countingWrong(user, () =>
    isAuthenticatorCode(code) ? tryAuthenticator(user, code) : tryRecovery(user, code),
  );
}

/** Counts a try before it is made, and takes it back when it was right. Throws `too_many_requests`. */
export async function countingWrong<T>(
  { userId, browser }: Trying,
  attempt: () => Promise<T | null>,
): Promise<T | null> {
  const key = `${browser ?? "stranger"} ${userId}`;
  for (const limit of wrongCodes) await limit.consume(key);
  const result = await attempt();
  if (result !== null) for (const limit of wrongCodes) await limit.refund(key);
  return result;
}

async function tryAuthenticator({ userId }: Trying, code: string): Promise<UsedCode | null> {
  const authenticator = await findAuthenticator(userId);
  if (!authenticator?.confirmedAt) return null;
  const step = await stepOfCode(userId, authenticator.secretSealed, code);
  return step !== null && (await takeStep(userId, step)) ? "authenticator" : null;
}

async function tryRecovery({ userId, address }: Trying, code: string): Promise<UsedCode | null> {
  return transaction(async (tx) => {
    if (!(await takeRecoveryCode(tx, userId, recoveryCodeHash(code)))) return null;
    const { recoveryCodes: left } = await getSecondStep(userId, tx);
    for (const organizationId of await organizationsOf(tx, userId))
      await recordEvent(tx, { userId, organizationId, address }, { type: "user.recovery_code_used", data: { left } });
    return "recovery_code";
  });
}
