import { findUserByEmail } from "./user-store";
import { hash, verify } from "@node-rs/argon2";
import { clientNetwork } from "@/lib/client-ip";
import { GangwayError } from "@/lib/errors";
import { rateLimit } from "@/lib/rate-limit";

// Counted before hashing, which is the costly part; right ones are taken back.
const wrongOfBrowser = rateLimit("sign-in browser", 10);
const wrongOfClient = rateLimit("sign-in client", 50);
const wrongOfClientForUser = rateLimit("sign-in client user", 10);
const wrongForUser = rateLimit("sign-in user", 100);

/**
 * Where a password is tried: the IP address, and the browser, if that user has signed in with it before. Strangers are counted
 * by address and by user, browsers that are known by themselves: so strangers cannot keep anybody out of their own browser.
 */
export type TriedFrom = { address: string | null; browser: string | null };

function countsOf(name: string, { address, browser }: TriedFrom) {
  const client = clientNetwork(address);
  if (browser !== null) return [{ limit: wrongOfBrowser, key: `${browser} ${name}` }];
  return [
    { limit: wrongOfClientForUser, key: `${client} ${name}` },
    { limit: wrongOfClient, key: client },
    { limit: wrongForUser, key: name },
  ];
}

/** Made once, so that an unknown address takes as long as a wrong password. */
const nobody = hash("no such user");

/** argon2id with the library's defaults (OWASP's first choice: 19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** The user with that email and password, or null. Throws `too_many_requests`. */
export async function findUserByPassword(email: string, password: string, from: TriedFrom) {
  const name = email.trim().toLowerCase().slice(0, 320);
  const counts = countsOf(name, from);
  for (const { limit, key } of counts) await limit.consume(key);
  const user = await findUserByEmail(name);
  const matches = await verify(user?.passwordHash ?? (await nobody), password.slice(0, 1024));
  // Without this a user who has no password could sign in with the one that `nobody` has.
  if (!user?.passwordHash || !matches) return null;
  for (const { limit, key } of counts) await limit.refund(key);
  return user;
}

/** Throws `forbidden` for a wrong password, `too_many_requests`. */
export async function requirePassword(email: string, password: unknown, from: TriedFrom): Promise<void> {
  if (await findUserByPassword(email, typeof password === "string" ? password : "", from)) return;
  throw new GangwayError("forbidden", "Wrong password. Check it and try again.");
}

/**
 * Makes sure that the user acts, and not somebody at their open browser. Throws as `requirePassword`, and `conflict` for a
 * user without one.
 */
export async function confirmPassword(
  user: { email: string; address: string | null; sessionId: string },
  password: unknown,
): Promise<void> {
  await requirePassword(user.email, password, { ...user, browser: user.sessionId }).catch(async (error: unknown) => {
    const known = error instanceof GangwayError && error.code === "forbidden" && (await findUserByEmail(user.email));
    throw known && known.passwordHash === null ? new GangwayError("conflict", NO_PASSWORD) : error;
  });
}

const NO_PASSWORD = "You have no password yet. Create one with “Forgot your password?” on the sign-in page.";
