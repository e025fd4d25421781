import { type Db, db } from "@/lib/db";

const HAS_AUTHENTICATOR = "exists (select from authenticators a where a.user_id = u.id and a.confirmed_at is not null)";
const HAS_PASSKEY = "exists (select from passkeys p where p.user_id = u.id)";

/** SQL: whether the user `u` has a second step, and which ones. */
export const HAS_SECOND_STEP = `(${HAS_AUTHENTICATOR} or ${HAS_PASSKEY})`;
export const SECOND_STEPS = `array_remove(array[case when ${HAS_AUTHENTICATOR} then 'authenticator' end,
  case when ${HAS_PASSKEY} then 'passkey' end], null)`;

/** What a user has; an authenticator app that was not confirmed does not count. */
export async function getSecondStep(userId: number, tx: Db = db()) {
  const where = { userId };
  const authenticator = (await tx.authenticator.count({ where: { userId, confirmedAt: { not: null } } })) > 0;
  const passkeys = await tx.passkey.count({ where });
  return { authenticator, passkeys, recoveryCodes: await tx.recoveryCode.count({ where }) };
}

export async function hasSecondStep(userId: number, tx: Db = db()): Promise<boolean> {
  const { authenticator, passkeys } = await getSecondStep(userId, tx);
  return authenticator || passkeys > 0;
}

/** Puts a new key in place of one that was not confirmed. False when there is one that was. */
export async function saveAuthenticator(userId: number, secretSealed: Buffer): Promise<boolean> {
  const count = await db().$executeRaw`
    insert into authenticators (user_id, secret_sealed) values (${userId}, ${secretSealed})
    on conflict (user_id) do update set secret_sealed = excluded.secret_sealed, created_at = now()
    where authenticators.confirmed_at is null`;
  return count > 0;
}

export function findAuthenticator(userId: number) {
  return db().authenticator.findUnique({ where: { userId } });
}

type Used = { userId: number; secretSealed: Uint8Array; step: number };

/** Lets an authenticator count from now on. False when it was replaced meanwhile, or does already. */
export async function confirmAuthenticator(tx: Db, { userId, secretSealed, step }: Used): Promise<boolean> {
  const count = await tx.$executeRaw`
    update authenticators set confirmed_at = now(), last_step = ${step}
    where user_id = ${userId} and secret_sealed = ${secretSealed} and confirmed_at is null`;
  return count > 0;
}

/** Uses a code up, with all older ones (RFC 6238, 5.2). False when it, or a later one, was used before. */
export async function takeStep(userId: number, step: number): Promise<boolean> {
  const count = await db().$executeRaw`
    update authenticators set last_step = ${step}
    where user_id = ${userId} and confirmed_at is not null and last_step < ${step}`;
  return count > 0;
}

/** Returns whether there was one that counted. */
export async function deleteAuthenticator(tx: Db, userId: number): Promise<boolean> {
  const { count } = await tx.authenticator.deleteMany({ where: { userId, confirmedAt: { not: null } } });
  return count > 0;
}

/** Puts these in place of all that the user had. */
export async function replaceRecoveryCodes(tx: Db, userId: number, hashes: Buffer<ArrayBuffer>[]): Promise<void> {
  await tx.recoveryCode.deleteMany({ where: { userId } });
  await tx.recoveryCode.createMany({ data: hashes.map((codeHash) => ({ codeHash, userId })) });
}

/** Uses a recovery code up. False when the user has no such code. */
export async function takeRecoveryCode(tx: Db, userId: number, codeHash: Buffer<ArrayBuffer>): Promise<boolean> {
  const { count } = await tx.recoveryCode.deleteMany({ where: { userId, codeHash } });
  return count > 0;
}

/** Deletes all that a user has, and what waits for it. Returns whether there was a second step. */
export async function deleteSecondStep(tx: Db, userId: number): Promise<boolean> {
  const had = await hasSecondStep(userId, tx);
  const which = { where: { userId } };
  await tx.authenticator.deleteMany(which);
  await tx.passkey.deleteMany(which);
  await tx.recoveryCode.deleteMany(which);
  await tx.pendingSignIn.deleteMany(which);
  return had;
}
