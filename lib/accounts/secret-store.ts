import { type Db, db } from "@/lib/db";
import { Prisma } from "@/lib/generated/prisma/client";
import type { SecretOwner } from "./view";

export type Ids = { userId: number; organizationId: string };

function rowOf(owner: SecretOwner, { userId, organizationId }: Ids) {
  return owner === "user"
    ? { table: Prisma.sql`users`, isRow: Prisma.sql`id = ${userId}` }
    : { table: Prisma.sql`organizations`, isRow: Prisma.sql`id = ${organizationId}::uuid` };
}

export async function getSealedSecret(owner: SecretOwner, ids: Ids): Promise<Uint8Array> {
  const { table, isRow } = rowOf(owner, ids);
  const rows = await db().$queryRaw<{ sealed: Uint8Array }[]>`
    select secret_sealed sealed from ${table} where ${isRow}`;
  return rows[0]!.sealed;
}

/** Until when the previous secret works, or null. */
export async function getOverlap(owner: SecretOwner, ids: Ids): Promise<string | null> {
  const { table, isRow } = rowOf(owner, ids);
  const rows = await db().$queryRaw<{ until: Date }[]>`
    select previous_secret_until until from ${table} where ${isRow} and previous_secret_until > now()`;
  return rows[0]?.until.toISOString() ?? null;
}

export type NewSecret = { secretSealed: Buffer; secretHash: Buffer; previousUntil: Date };

/** Puts a new secret in place and keeps the old one as the previous. False while the one before that still works. */
export async function rotate(tx: Db, owner: SecretOwner, ids: Ids, secret: NewSecret): Promise<boolean> {
  const { table, isRow } = rowOf(owner, ids);
  const count = await tx.$executeRaw`
    update ${table} set previous_secret_hash = secret_hash, previous_secret_until = ${secret.previousUntil},
      secret_sealed = ${secret.secretSealed}, secret_hash = ${secret.secretHash}
    where ${isRow} and coalesce(previous_secret_until, '-infinity') <= now()`;
  return count > 0;
}

/** Ends the previous secret at once; false when none worked. */
export async function endOverlap(tx: Db, owner: SecretOwner, ids: Ids): Promise<boolean> {
  const { table, isRow } = rowOf(owner, ids);
  const count = await tx.$executeRaw`
    update ${table} set previous_secret_hash = null, previous_secret_until = null
    where ${isRow} and previous_secret_until > now()`;
  return count > 0;
}
