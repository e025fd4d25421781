import { cookies, headers } from "next/headers";
import type { User } from "next-auth";
import { noteFailedSignIn } from "@/lib/accounts/failed-sign-in";
import { knownBrowser, newKnownBrowser } from "@/lib/accounts/known-browser";
import { createPending, deletePending, findPending, type Pending } from "@/lib/accounts/second-step/pending-store";
import { hasSecondStep } from "@/lib/accounts/second-step/store";
import { tryCode } from "@/lib/accounts/second-step/try-code";
import { signInTargetOf } from "@/lib/accounts/session-life";
import type { SignInProof } from "@/lib/accounts/session-store";
import { findUserByPassword } from "@/lib/accounts/sign-in";
import { findUserByEmail } from "@/lib/accounts/user-store";
import { PENDING_MINUTES } from "@/lib/accounts/view";
import { clientIp } from "@/lib/client-ip";
import { GangwayError } from "@/lib/errors";
import { hostCookieName, hostCookieOptions } from "@/lib/host-cookie";

/** What a form of next-auth brings. */
type Typed<Names extends string> = Partial<Record<Names, string>> | undefined;

// next-auth hands the message of what is thrown here to the page as its `error`; the page has words for each.
/** The password was right, and the user has a second step: nobody is signed in yet. */
export const SECOND_STEP = "SecondStep";
/** Errors that the page of the second step shows. */
export const SECOND_STEP_PROBLEMS = ["WrongCode", "TooManyCodes"];
const OVER = "SecondStepOver";

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
  await rememberBrowser(email, from.browser);
  return signedIn(signer, { with: "password", address: from.address });
}

/** The user whose password was right a moment ago in this browser, by a code. Throws errors with a code: see above. */
export async function authorizeSecondStep(typed: Typed<"code">): Promise<User | null> {
  const pending = await findOwnPending();
  if (!pending) throw new Error(OVER);
  const { userId, email, sessionVersion, token } = pending;
  const from = await triedFrom(email);
  const secondStep = await tryCode({ userId, ...from }, typed?.code).catch(asProblem("TooManyCodes"));
  if (secondStep === null) {
    noteFailedSignIn(email, from.address, "second_step");
    throw new Error("WrongCode");
  }
  const user = await findUserByEmail(email);
  const signer = user && signInTargetOf(user);
  // A password that was changed meanwhile ends it, too.
  if (!(await deletePending(token)) || signer?.sessionVersion !== sessionVersion) throw new Error(OVER);
  await sendPending("");
  await rememberBrowser(email, from.browser);
  return signedIn(signer, { with: "password", secondStep, address: from.address });
}

/** The sign-in of this browser that waits for its second step, or null. */
export async function findOwnPending(): Promise<(Pending & { token: string }) | null> {
  const token = (await cookies()).get(hostCookieName(PENDING_COOKIE))?.value;
  const pending = token ? await findPending(token) : null;
  return token && pending ? { ...pending, token } : null;
}

/** The IP address of this request. */
export async function ownAddress(): Promise<string | null> {
  return clientIp(await headers());
}

const PENDING_COOKIE = "gangway-second-step";

async function sendPending(value: string): Promise<void> {
  const maxAge = value === "" ? 0 : PENDING_MINUTES * 60;
  (await cookies()).set({ name: hostCookieName(PENDING_COOKIE), value, ...hostCookieOptions(), maxAge });
}

async function triedFrom(email: string) {
  const jar = await cookies();
  return { address: await ownAddress(), browser: knownBrowser(email, (name) => jar.get(name)?.value) };
}

/** Only once somebody is in: who merely knows the password stays a stranger, whose codes are counted as a stranger's. */
async function rememberBrowser(email: string, known: string | null): Promise<void> {
  if (known === null) (await cookies()).set(newKnownBrowser(email));
}

const signedIn = (signer: NonNullable<User["signer"]>, proof: SignInProof): User => ({
  id: String(signer.userId),
  signer,
  proof,
});

const asProblem = (code: string) => (error: unknown) => {
  throw error instanceof GangwayError ? new Error(code) : error;
};
