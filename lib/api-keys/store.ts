import { db, type Db, pool } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { EXPIRED_INSTANCE_KEY_HOURS, EXPIRED_KEY_DAYS } from "./view";

const columns = {
  id: true,
  name: true,
  scopes: true,
  networks: true,
  hint: true,
  previousUntil: true,
  expiresAt: true,
  lastUsedAt: true,
  lastUsedAddress: true,
  createdAt: true,
  createdBy: { select: { email: true } },
} satisfies Prisma.ApiKeySelect;

/** A key without its hashes. */
export type ApiKeyRow = Prisma.ApiKeyGetPayload<{ select: typeof columns }>;

/** Whose keys: an organization's own (`instanceId` null), or those of one of its instances. */
export type KeyOwner = { organizationId: string; instanceId: number | null };

/** The newest first. */
export function listKeyRows({ organizationId, instanceId }: KeyOwner): Promise<ApiKeyRow[]> {
  return db().apiKey.findMany({
    where: { organizationId, instanceId },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export function findKey({ organizationId, instanceId }: KeyOwner, id: string): Promise<ApiKeyRow | null> {
  return db().apiKey.findFirst({ where: { id, organizationId, instanceId }, select: columns });
}

/** How many keys an owner has, expired ones that are still listed too; its organization gets no other until the transaction ends. */
export async function lockKeyCount(tx: Db, { organizationId, instanceId }: KeyOwner): Promise<number> {
  await tx.$executeRaw`select 1 from organizations where id = ${organizationId}::uuid for no key update`;
  return tx.apiKey.count({ where: { organizationId, instanceId } });
}

export function createKey(tx: Db, data: Prisma.ApiKeyUncheckedCreateInput): Promise<ApiKeyRow> {
  return tx.apiKey.create({ data, select: columns });
}

/** Changes what is given of a key. Null when it is gone. */
export async function updateKey(tx: Db, id: string, data: Prisma.ApiKeyUncheckedUpdateManyInput) {
  const { count } = await tx.apiKey.updateMany({ where: { id }, data });
  return count > 0 ? tx.apiKey.findUnique({ where: { id }, select: columns }) : null;
}

/** Puts a new key in place; the old one works for `hours` more. False while the one before that still works. */
export async function replaceKey(tx: Db, id: string, key: { keyHash: Buffer; hint: string }, hours: number) {
  const count = await tx.$executeRaw`
    update api_keys set previous_hash = key_hash, previous_until = now() + make_interval(hours => ${hours}),
      key_hash = ${key.keyHash}, hint = ${key.hint}
    where id = ${id}::uuid and coalesce(previous_until, '-infinity') <= now()`;
  return count > 0;
}

/** Returns whether it was there. */
export async function removeKey(tx: Db, id: string): Promise<boolean> {
  return (await tx.apiKey.deleteMany({ where: { id } })).count > 0;
}

export async function deleteOldKeys(): Promise<void> {
  const text = `delete from api_keys where expires_at < now() - make_interval(
    days => case when instance_id is null then $1::int else 0 end, hours => case when instance_id is null then 0 else $2::int end)`;
  await pool().query(text, [EXPIRED_KEY_DAYS, EXPIRED_INSTANCE_KEY_HOURS]);
}
