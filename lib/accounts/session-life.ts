import { randomUUID } from "node:crypto";
import { createSession } from "./session-store";
import { SESSION_HOURS } from "./view";

/** A session ends after this, even when it is in use. Milliseconds. */
export const SESSION_LIFE_MS = SESSION_HOURS * 60 * 60_000;

/** The browser keeps the cookie of an ended session for longer, so that the sign-in page can say that it ended. Milliseconds. */
export const SESSION_COOKIE_LIFE_MS = 7 * 24 * 60 * 60_000;

const MAX_USER_AGENT = 255;

/** Who has just proved who they are, at which version of theirs, and where they go to work. */
export type SignInTarget = { userId: number; organizationId: string; sessionVersion: number };

/** Begins a session in a browser; gives its id, which the browser's cookie carries. */
export async function startSession(signer: SignInTarget, userAgent: string): Promise<string> {
  const id = randomUUID();
  await createSession({
    id,
    userId: signer.userId,
    organizationId: signer.organizationId,
    version: signer.sessionVersion,
    userAgent: userAgent.slice(0, MAX_USER_AGENT),
    expiresAt: new Date(Date.now() + SESSION_LIFE_MS),
  });
  return id;
}
