import { confirmPassword } from "@/lib/accounts/sign-in";
import { GangwayError } from "@/lib/errors";
import { isAuthenticatorCode, makeKey, stepOfCode } from "./authenticator";
import { type Account, type Added, addSecondStep, type Confirmation, removeSecondStep, wrongCode } from "./change";
import { confirmAuthenticator, deleteAuthenticator, findAuthenticator, saveAuthenticator } from "./store";
import { countingWrong } from "./try-code";

/** A new key for an authenticator app, which counts once a code of it was entered. Throws as `confirmPassword`, and `conflict`. */
export async function beginAuthenticator(user: Account, password: unknown): Promise<{ key: string; uri: string }> {
  await confirmPassword(user, password);
  const { key, uri, sealed } = makeKey(user);
  if (await saveAuthenticator(user.userId, sealed)) return { key, uri };
  throw new GangwayError("conflict", "You have an authenticator app already. Remove it before you add another.");
}

/** Lets the new key count, by a code of it. Throws `forbidden` for a wrong one, `conflict`, `too_many_requests`. */
export async function finishAuthenticator(user: Account, entered: unknown): Promise<Added> {
  const waiting = await findAuthenticator(user.userId);
  if (!waiting || waiting.confirmedAt) throw new GangwayError("conflict", "Begin again: there is no key to confirm.");
  const { userId, secretSealed } = waiting;
  const code = typeof entered === "string" ? entered.replaceAll(/\s/g, "") : "";
  const step = await countingWrong({ ...user, browser: user.sessionId }, async () =>
    isAuthenticatorCode(code) ? stepOfCode(userId, secretSealed, code) : null,
  );
  if (step === null) throw wrongCode();
  return addSecondStep(user, { what: "authenticator" }, async (tx) => {
    if (!(await confirmAuthenticator(tx, { userId, secretSealed, step })))
      throw new GangwayError("conflict", "Begin again: the key was replaced.");
  });
}

/** Removes the authenticator app. Throws as `confirm`, and `not_found`. */
export async function removeAuthenticator(user: Account, confirmation: Confirmation): Promise<void> {
  await removeSecondStep(user, confirmation, async (tx) =>
    (await deleteAuthenticator(tx, user.userId)) ? { what: "authenticator" } : null,
  );
}
