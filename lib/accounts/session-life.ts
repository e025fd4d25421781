import { randomUUID } from "node:crypto";
import { createSession, type SignInProof } from "./session-store";
import { SESSION_HOURS } from "./view";

/** A session ends after this, even when it is in use. Milliseconds. */
export const SESSION_LIFE_MS = SESSION_HOURS * 60 * 60_000;

/** The browser keeps the cookie of an ended session for longer, so that the sign-in page can say that it ended. Milliseconds. */
export const SESSION_COOKIE_LIFE_MS = 7 * 24 * 60 * 60_000;

const MAX_USER_AGENT = 255;

/** Who has just proved who they are, at which version of theirs, and where they go to work. */
export type SignInTarget = { userId: number; organizationId: string; sessionVersion: number };

/** Begins a session in a browser; gives its id, which the browser's cookie carries. */
export async function startSession(
  { userId, organizationId, sessionVersion: version }: SignInTarget,
  userAgent: string,
  proof: SignInProof,
): Promise<string> {
  const id = randomUUID();
  const expiresAt = new Date(Date.now() + SESSION_LIFE_MS);
  const browser = userAgent.slice(0, MAX_USER_AGENT);
  await createSession({ id, userId, organizationId, version, userAgent: browser, expiresAt }, proof);
  return id;
}

type Membership = { organizationId: string; usedAt: Date | null };
type SignedIn = { id: number; sessionVersion: number; memberships: Membership[] };

/**
 * Where a user goes to work after signing in: an organization they have just joined, else the one they were in last. Null
 * when they are in none. Memberships come in the order they began.
 */
export function signInTargetOf({ id, sessionVersion, memberships }: SignedIn): SignInTarget | null {
  const at = ({ usedAt }: Membership) => usedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const [first] = memberships.toReversed().toSorted((a, b) => at(b) - at(a));
  return first ? { userId: id, organizationId: first.organizationId, sessionVersion } : null;
}
