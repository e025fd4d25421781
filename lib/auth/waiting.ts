import { cookies, headers } from "next/headers";
import type { ChallengeFor } from "@/lib/accounts/passkeys/store";
import { passkeyOptions } from "@/lib/accounts/passkeys/verify";
import { findPending, type Pending } from "@/lib/accounts/second-step/pending-store";
import { PENDING_MINUTES } from "@/lib/accounts/view";
import { clientIp, clientNetwork } from "@/lib/client-ip";
import { randomToken } from "@/lib/encryption";
import { GangwayError } from "@/lib/errors";
import { hostCookieName, hostCookieOptions } from "@/lib/host-cookie";
import { rateLimit } from "@/lib/rate-limit";

// What a browser that is signing in holds between two requests: names of rows, worth nothing else.
const PENDING_COOKIE = "gangway-second-step";
const PASSKEY_COOKIE = "gangway-passkey";

const challengesOfClient = rateLimit("passkey challenges", 200);

/** A sign-in that waits for its second step, and what its browser shows for it. */
export type OwnPending = Pending & { token: string };

/** The one of this browser, or null. */
export async function findOwnPending(): Promise<OwnPending | null> {
  const token = await cookieOf(PENDING_COOKIE);
  const pending = token ? await findPending(token) : null;
  return token && pending ? { ...pending, token } : null;
}

/** Gives the browser the token of its sign-in that waits; an empty one when it is over. */
export const sendPending = (token: string) => sendCookie(PENDING_COOKIE, token);

/** What a passkey has to sign as the second step of this browser's sign-in. Throws `unauthenticated`, `too_many_requests`. */
export async function secondStepOptions() {
  await challengesOfClient.consume(clientNetwork(await ownAddress()));
  const pending = await findOwnPending();
  if (!pending) throw new GangwayError("unauthenticated", "That took too long. Sign in again.");
  return passkeyOptions(passkeyForPending(pending));
}

/** What a passkey has to sign to sign somebody in, in this browser. Throws `too_many_requests`. */
export async function signInOptions() {
  await challengesOfClient.consume(clientNetwork(await ownAddress()));
  const token = randomToken("base64url");
  await sendCookie(PASSKEY_COOKIE, token);
  return passkeyOptions(forBrowser(token));
}

export const passkeyForPending = ({ userId, token }: OwnPending): ChallengeFor => ({
  userId,
  boundTo: `sign-in ${token}`,
});

/** What a challenge of this browser was made for. */
export async function passkeyForBrowser(): Promise<ChallengeFor> {
  return forBrowser((await cookieOf(PASSKEY_COOKIE)) ?? "");
}

const forBrowser = (token: string): ChallengeFor => ({ userId: null, boundTo: `browser ${token}` });

/** The IP address of this request. */
export async function ownAddress(): Promise<string | null> {
  return clientIp(await headers());
}

async function cookieOf(name: string): Promise<string | undefined> {
  return (await cookies()).get(hostCookieName(name))?.value;
}

async function sendCookie(name: string, value: string): Promise<void> {
  const maxAge = value === "" ? 0 : PENDING_MINUTES * 60;
  (await cookies()).set({ name: hostCookieName(name), value, ...hostCookieOptions(), maxAge });
}
