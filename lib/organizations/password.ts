import { hash, verify } from "@node-rs/argon2";
import { RateLimiterMemory } from "rate-limiter-flexible";
import { GangwayError } from "@/lib/errors";
import { findUserByEmail } from "./store";

const MINUTES_15 = 15 * 60;

// Counted before hashing, which is the costly part. Few wrong ones from one client, and many from all of them together,
// so that a stranger cannot easily keep somebody out.
const triesOfClient = new RateLimiterMemory({ points: 10, duration: MINUTES_15, keyPrefix: "client" });
const triesOfAll = new RateLimiterMemory({ points: 200, duration: MINUTES_15, keyPrefix: "all" });

/** Made once, so that an unknown address takes as long as a wrong password. */
const nobody = hash("no such user");

/** argon2id with the library's defaults (OWASP's first choice: 19 MiB, 2 passes, 1 lane). */
export function hashPassword(password: string): Promise<string> {
  return hash(password);
}

/** The user whose e-mail address and password these are, or null. `client` is the caller's address, as far as it is known. Throws `too_many_requests`. */
export async function findUserByPassword(email: string, password: string, client: string) {
  const address = email.trim().toLowerCase().slice(0, 320);
  await consume(triesOfClient, `${client} ${address}`);
  await consume(triesOfAll, address);
  const user = await findUserByEmail(address);
  const matches = await verify(user?.passwordHash ?? (await nobody), password.slice(0, 1024));
  if (!user || !matches) return null;
  await triesOfClient.delete(`${client} ${address}`);
  return user;
}

/** Where a request comes from: the last address that the proxy in front wrote down. */
export function clientOf(forwardedFor: string | null | undefined): string {
  return forwardedFor?.split(",").at(-1)?.trim().slice(0, 64) ?? "unknown";
}

async function consume(limiter: RateLimiterMemory, key: string): Promise<void> {
  await limiter.consume(key).catch((refusal: { msBeforeNext?: number }) => {
    const retryAfterSeconds = Math.ceil((refusal.msBeforeNext ?? 60_000) / 1000);
    throw new GangwayError("too_many_requests", "Too many tries for this address. Wait a while, then try again.", {
      retryAfterSeconds,
    });
  });
}
