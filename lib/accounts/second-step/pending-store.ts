import { type Db, db, pool } from "@/lib/db";
import { randomToken, tokenHash } from "@/lib/encryption";
import { PENDING_MINUTES, type SecondStep } from "@/lib/accounts/view";
import { SECOND_STEPS } from "./store";

type SignedIn = { userId: number; sessionVersion: number };
export type Pending = SignedIn & { email: string; secondSteps: SecondStep[] };

/** Keeps that a password was right until the second step follows. Returns what the browser shows then. */
export async function createPending({ userId, sessionVersion: version }: SignedIn): Promise<string> {
  const token = randomToken("base64url");
  const expiresAt = new Date(Date.now() + PENDING_MINUTES * 60_000);
  await db().pendingSignIn.create({ data: { tokenHash: tokenHash(token), userId, version, expiresAt } });
  return token;
}

/** Whose sign-in waits for a second step; null when it has expired, was finished, or the password was changed since. */
export async function findPending(token: string): Promise<Pending | null> {
  const { rows } = await pool().query<Pending>({
    name: "pending_sign_in",
    text: `select u.id "userId", u.email, u.session_version "sessionVersion", ${SECOND_STEPS} "secondSteps"
      from pending_sign_ins p
      join users u on u.id = p.user_id and u.session_version = p.version
      where p.token_hash = $1 and p.expires_at > now()`,
    values: [tokenHash(token)],
  });
  return rows[0] ?? null;
}

/** Finishes it, once. False when it was finished before. */
export async function deletePending(token: string, tx: Db = db()): Promise<boolean> {
  const { count } = await tx.pendingSignIn.deleteMany({ where: { tokenHash: tokenHash(token) } });
  return count > 0;
}

export async function deleteOldPending(): Promise<void> {
  await db().pendingSignIn.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
