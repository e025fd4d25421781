import { hash, verify } from "@node-rs/argon2";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { GangwayError } from "@/lib/errors";
import { findUserByEmail } from "./store";

// Ten wrong passwords for one address in fifteen minutes, then a pause: counted before hashing, which is the costly part.
const tries = new RateLimiterMemory({ points: 10, duration: 15 * 60 });

/** Made once, so that an unknown address takes as long as a wrong password. */
const nobody = hash("no such user");

/** argon2id with the library's defaults (OWASP's first choice: 19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** The user whose e-mail address and password these are, or null. Throws `too_many_requests` after many wrong ones. */
export async function findUserByPassword(email: string, password: string) {
  const address = email.trim().toLowerCase().slice(0, 320);
  await tries.consume(address).catch((refusal: { msBeforeNext?: number }) => {
    const retryAfterSeconds = Math.ceil((refusal.msBeforeNext ?? 60_000) / 1000);
    throw new GangwayError("too_many_requests", "Too many tries for this address. Wait a while, then try again.", {
      retryAfterSeconds,
    });
  });
  const user = await findUserByEmail(address);
  const matches = await verify(user?.passwordHash ?? (await nobody), password.slice(0, 1024));
  if (!user || !matches) return null;
  await tries.delete(address);
  return user;
}
