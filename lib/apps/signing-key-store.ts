import { db, pool } from "@/lib/db";

export type SigningKeyRow = { id: string; privateKeySealed: Uint8Array<ArrayBuffer>; certificate: string };

/** The key that signs now, or null before the first start has made one. */
export function signingKeyInUse(): Promise<SigningKeyRow | null> {
  return db().signingKey.findFirst({ where: { usedSince: { not: null } }, orderBy: { usedSince: "desc" } });
}

/** The newest key that waits to be put to use, or null. */
export function waitingSigningKey(): Promise<SigningKeyRow | null> {
  return db().signingKey.findFirst({ where: { usedSince: null }, orderBy: { createdAt: "desc" } });
}

/** Saves the first key. Of several replicas that start at once, one wins and all get its row. */
export function insertFirstSigningKey(row: SigningKeyRow): Promise<SigningKeyRow> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('gangway first signing key'))`;
    return (
      (await tx.signingKey.findFirst()) ?? (await tx.signingKey.create({ data: { ...row, usedSince: new Date() } }))
    );
  });
}

/** Saves a key that waits, unless one does already. */
export async function insertWaitingSigningKey(row: SigningKeyRow): Promise<void> {
  await db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('gangway waiting signing key'))`;
    if (!(await tx.signingKey.findFirst({ where: { usedSince: null } }))) await tx.signingKey.create({ data: row });
  });
}

/** Puts a key that waits to use. By the database's clock, which orders the keys for every replica. */
export async function putSigningKeyToUse(id: string): Promise<void> {
  await pool().query("update signing_keys set used_since = now() where id = $1 and used_since is null", [id]);
}

/** Drops a key that waits. */
export async function deleteWaitingSigningKey(): Promise<void> {
  await db().signingKey.deleteMany({ where: { usedSince: null } });
}
