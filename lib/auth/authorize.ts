import { cookies } from "next/headers";
import type { User } from "next-auth";
import { noteFailedSignIn } from "@/lib/accounts/failed-sign-in";
import { type PasskeyTry, tryPasskey } from "@/lib/accounts/passkeys/verify";
import { knownBrowser, newKnownBrowser } from "@/lib/accounts/known-browser";
import { createPending, deletePending } from "@/lib/accounts/second-step/pending-store";
import { hasSecondStep } from "@/lib/accounts/second-step/store";
import { tryCode } from "@/lib/accounts/second-step/try-code";
import { type SignInTarget, signInTargetOf } from "@/lib/accounts/session-life";
import type { SignInProof } from "@/lib/accounts/session-store";
import { findUserByPassword } from "@/lib/accounts/sign-in";
import { findUserByEmail } from "@/lib/accounts/user-store";
import { GangwayError } from "@/lib/errors";
import {
  findOwnPending,
  type OwnPending,
  ownAddress,
  passkeyForBrowser,
  passkeyForPending,
  sendPending,
} from "./waiting";

/** What a form of next-auth brings. */
type Typed<Names extends string> = Partial<Record<Names, string>> | undefined;

// next-auth hands the message of what is thrown here to the page as its `error`; the page has words for each.
/** The password was right, and the user has a second step: nobody is signed in yet. */
export const SECOND_STEP = "SecondStep";
/** Errors that the page of the second step shows. */
export const SECOND_STEP_PROBLEMS = ["WrongCode", "TooManyCodes"];
const OVER = "SecondStepOver";
const PASSKEY_REFUSED = "PasskeyRefused";

/** The user with that email and password, or null. Throws errors with a code: see above. */
export async function authorizePassword(typed: Typed<"email" | "password">): Promise<User | null> {
  const { email = "", password = "" } = typed ?? {};
  const from = await triedFrom(email);
  const user = await findUserByPassword(email, password, from).catch(asProblem("TooManyTries"));
  if (!user) noteFailedSignIn(email, from.address);
  const signer = user && signInTargetOf(user);
  if (!signer) return null;
  if (await hasSecondStep(signer.userId)) {
    await sendPending(await createPending(signer));
    throw new Error(SECOND_STEP);
  }
  return signedIn(email, signer, { with: "password", address: from.address });
}

/** The user whose password was right a moment ago in this browser, by a code or a passkey. Throws errors with a code: see above. */
export async function authorizeSecondStep(typed: Typed<"code" | "passkey">): Promise<User | null> {
  const pending = await findOwnPending();
  if (!pending) throw new Error(OVER);
  const secondStep = typed?.passkey ? await showPasskey(pending, typed.passkey) : await showCode(pending, typed?.code);
  const signer = await targetOf(pending.email);
  // A password that was changed meanwhile ends it, too.
  if (!(await deletePending(pending.token)) || signer?.sessionVersion !== pending.sessionVersion) throw new Error(OVER);
  await sendPending("");
  return signedIn(pending.email, signer, { with: "password", secondStep, address: await ownAddress() });
}

/** The user of a passkey, which stands for password and second step. Throws errors with a code: see above. */
export async function authorizePasskey(typed: Typed<"passkey">): Promise<User | null> {
  const tried = await tryPasskey(typed?.passkey, await passkeyForBrowser());
  const { email } = await requireProved(tried);
  const signer = await targetOf(email);
  return signer && signedIn(email, signer, { with: "passkey", address: await ownAddress() });
}

async function showCode({ userId, email }: OwnPending, code: unknown) {
  const from = await triedFrom(email);
  const used = await tryCode({ userId, ...from }, code).catch(asProblem("TooManyCodes"));
  if (used) return used;
  noteFailedSignIn(email, from.address, "second_step");
  throw new Error("WrongCode");
}

async function showPasskey(pending: OwnPending, passkey: string) {
  await requireProved(await tryPasskey(passkey, passkeyForPending(pending)));
  return "passkey" as const;
}

async function requireProved(tried: PasskeyTry | null): Promise<PasskeyTry> {
  if (tried?.isProved) return tried;
  if (tried) noteFailedSignIn(tried.email, await ownAddress(), "passkey");
  throw new Error(PASSKEY_REFUSED);
}

async function targetOf(email: string): Promise<SignInTarget | null> {
  const user = await findUserByEmail(email);
  return user && signInTargetOf(user);
}

async function triedFrom(email: string) {
  const jar = await cookies();
  return { address: await ownAddress(), browser: knownBrowser(email, (name) => jar.get(name)?.value) };
}

/** Only now the browser is known: whoever merely knows the password stays a stranger, whose codes are counted as a stranger's. */
async function signedIn(email: string, signer: SignInTarget, proof: SignInProof): Promise<User> {
  const { browser } = await triedFrom(email);
  if (browser === null) (await cookies()).set(newKnownBrowser(email));
  return { id: String(signer.userId), signer, proof };
}

const asProblem = (code: string) => (error: unknown) => {
  throw error instanceof GangwayError ? new Error(code) : error;
};
