import { type Db, db } from "@/lib/db";
import { tokenHash } from "@/lib/encryption";
import type { PasskeyView } from "@/lib/accounts/view";

const toId = (id: Uint8Array) => Buffer.from(id).toString("base64url");
const fromId = (id: string) => Buffer.from(id, "base64url");

/** A user's passkeys, the first ones first. */
export async function listPasskeys(userId: number): Promise<(PasskeyView & { transports: string[] })[]> {
  const rows = await db().passkey.findMany({ where: { userId }, orderBy: { createdAt: "asc" } });
  return rows.map(({ id, name, transports, createdAt, lastUsedAt }) => {
    const [addedAt, usedAt] = [createdAt.toISOString(), lastUsedAt?.toISOString() ?? null];
    return { id: toId(id), name, transports, addedAt, usedAt };
  });
}

/** The passkey with that id, and whose it is; null for an unknown one. */
export function findPasskey(id: string) {
  const user = { select: { id: true, email: true } };
  return db().passkey.findUnique({ where: { id: fromId(id) }, include: { user } });
}

type NewPasskey = {
  id: string;
  userId: number;
  name: string;
  publicKey: Uint8Array<ArrayBuffer>;
  counter: number;
  transports: string[];
};

/** Saves a passkey. False when there is one with that id. */
export async function insertPasskey(tx: Db, { id, counter, ...row }: NewPasskey): Promise<boolean> {
  const data = { ...row, id: fromId(id), counter: BigInt(counter) };
  const { count } = await tx.passkey.createMany({ data, skipDuplicates: true });
  return count > 0;
}

/** Notes a use. False when its counter has gone back: then there is a copy (WebAuthn, 6.1.1). A counter of 0 counts nothing. */
export async function noteUse(id: string, counter: number): Promise<boolean> {
  const count = await db().$executeRaw`
    update passkeys set counter = ${counter}, last_used_at = now()
    where id = ${fromId(id)} and (counter < ${counter} or (counter = 0 and ${counter} = 0))`;
  return count > 0;
}

/** Returns whether the user has it. */
export async function renamePasskey(userId: number, id: string, name: string): Promise<boolean> {
  const { count } = await db().passkey.updateMany({ where: { id: fromId(id), userId }, data: { name } });
  return count > 0;
}

/** Returns its name, null when the user has none with that id. */
export async function deletePasskey(tx: Db, userId: number, id: string): Promise<string | null> {
  const rows = await tx.$queryRaw<{ name: string }[]>`
    delete from passkeys where id = ${fromId(id)} and user_id = ${userId} returning name`;
  return rows[0]?.name ?? null;
}

/** What a challenge is good for: one user's, or anybody's where `userId` is null; `boundTo` names a session, sign-in or browser. */
export type ChallengeFor = { boundTo: string; userId: number | null };

const CHALLENGE_MS = 5 * 60_000;

export async function saveChallenge(challenge: string, { boundTo, userId }: ChallengeFor): Promise<void> {
  const expiresAt = new Date(Date.now() + CHALLENGE_MS);
  const hashes = { challengeHash: tokenHash(challenge), boundTo: tokenHash(boundTo) };
  await db().passkeyChallenge.create({ data: { ...hashes, userId, expiresAt } });
}

/** Uses a challenge up. False for one that is not ours, is another's, was used, or has expired. */
export async function takeChallenge(challenge: string, { boundTo, userId }: ChallengeFor): Promise<boolean> {
  const hashes = { challengeHash: tokenHash(challenge), boundTo: tokenHash(boundTo) };
  const { count } = await db().passkeyChallenge.deleteMany({
    where: { ...hashes, userId, expiresAt: { gt: new Date() } },
  });
  return count > 0;
}

export async function deleteOldChallenges(): Promise<void> {
  await db().passkeyChallenge.deleteMany({ where: { expiresAt: { lt: new Date() } } });
}
