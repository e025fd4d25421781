import { db } from "@/lib/db";

export type SigningKeyRow = { id: string; privateKeySealed: Uint8Array<ArrayBuffer>; certificate: string };

/** The key that signs now, or null before the first start has made one. */
export function newestSigningKey(): Promise<SigningKeyRow | null> {
  return db().signingKey.findFirst({ orderBy: { createdAt: "desc" } });
}

/** Saves the first key. Of several replicas that start at once, one wins and all get its row. */
export function insertFirstSigningKey(row: SigningKeyRow): Promise<SigningKeyRow> {
  return db().$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('gangway first signing key'))`;
    return (await tx.signingKey.findFirst()) ?? (await tx.signingKey.create({ data: row }));
  });
}
