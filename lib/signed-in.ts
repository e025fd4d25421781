import { cookies, headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authCookieName, authOptions } from "./auth";
import { provenCaller, type UserCaller } from "./caller";
import type { Account } from "./accounts/second-step/change";
import { clientIp } from "./client-ip";
import { findLiveSession, isIdleSession, touchSession } from "./accounts/session-store";

/** A signed-in user: a caller whose session the database has confirmed in this request. */
export type User = UserCaller & { sessionId: string; email: string; name: string; organizationName: string };

/** The id in this browser's cookie, or null. */
const ownSessionId = cache(async () => (await getServerSession(authOptions()))?.sessionId ?? null);

/** Whether somebody did something: opened a page, or changed something by a `call` of one. What open pages read by themselves is none. */
const isActivity = (call?: Request) => call?.method !== "GET";

/** The session of this request, or null. Looked up once per request of a page. */
const getSession = cache(async (call?: Request) => {
  // Tells Next that the page depends on the request, before settings are read: a build has none.
  const request = await headers();
  const id = await ownSessionId();
  const session = id ? await findLiveSession(id) : null;
  if (!session) return null;
  const { isUnseen, firstName, lastName, ...user } = session;
  if (isUnseen && isActivity(call)) await touchSession(user.sessionId);
  return { ...user, address: clientIp(request), name: `${firstName} ${lastName}`.trim() || user.email };
});

/**
 * The user of this request, or null: also for who has to add a second step before anything else. `call` is the request where it is one
 * that pages make.
 */
export const getUser = cache(async (call?: Request): Promise<User | null> => {
  const session = await getSession(call);
  return session && !session.lacksSecondStep ? provenCaller(session) : null;
});

/** Who may change how they sign in: a user, or who has to add a second step before they are one. It is no caller. */
export type AccountHolder = Account & { organizationName: string; lacksSecondStep: boolean };

export async function getAccountHolder(call?: Request): Promise<AccountHolder | null> {
  const session = await getSession(call);
  if (!session) return null;
  const { userId, email, sessionId, address, organizationName, lacksSecondStep } = session;
  return { userId, email, sessionId, address, organizationName, lacksSecondStep };
}

/** The user of this page. Redirects to sign in, and back, when there is none. */
export async function requireUser(): Promise<User> {
  const user = await getUser();
  if (user) return user;
  redirect(await signInPath(await ownPath()));
}

/** The `reason` with which the sign-in page says how a session ended. */
export type SessionEnd = "session_ended" | "session_idle";

/** How the session ended that this browser has a cookie of, or null without one. */
export async function sessionEnd(): Promise<SessionEnd | null> {
  if (!(await cookies()).has(authCookieName("session-token"))) return null;
  const id = await ownSessionId();
  return id && (await isIdleSession(id)) ? "session_idle" : "session_ended";
}

/**
 * Address of the page where somebody becomes a user, and returns to `path`: the one where a second step is added, or the sign-in page,
 * with how its session ended.
 */
export async function signInPath(path: string): Promise<string> {
  if ((await getSession())?.lacksSecondStep) return `/sign-in/add-second-step?callbackUrl=${encodeURIComponent(path)}`;
  const reason = await sessionEnd();
  return `/sign-in?callbackUrl=${encodeURIComponent(path)}${reason ? `&reason=${reason}` : ""}`;
}

/**
 * The token that next-auth's own forms carry. A page cannot set its cookie: without one the browser is sent to a handler that
 * does, and back. A browser that keeps no cookies gets the form all the same.
 */
export async function csrfToken(): Promise<string> {
  const jar = await cookies();
  const cookie = jar.get(authCookieName("csrf-token"))?.value;
  if (cookie) return cookie.split("|")[0] ?? "";
  const path = await ownPath();
  if (path.includes(BEGUN)) return "";
  redirect(`/sign-in/begin?back=${encodeURIComponent(path)}`);
}

/** Marks an address that has been through the handler already. */
export const BEGUN = "begun=1";

async function ownPath(): Promise<string> {
  return (await headers()).get("x-gangway-path") ?? "/dashboard";
}
