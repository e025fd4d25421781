import { db, type Db, pool } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import { EXPIRED_KEY_DAYS } from "./view";

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
  return db().apiKey.findMany({ where: { organizationId, instanceId }, select: columns, orderBy: { id: "desc" } });
}

export function findKey({ organizationId, instanceId }: KeyOwner, id: string): Promise<ApiKeyRow | null> {
  return db().apiKey.findFirst({ where: { id, organizationId, instanceId }, select: columns });
}

/** How many keys an owner has that have not expired; its organization gets no other until the transaction ends. */
export async function lockKeyCount(tx: Db, { organizationId, instanceId }: KeyOwner): Promise<number> {
  await tx.$executeRaw`select 1 from organizations where id = ${organizationId}::uuid for update`;
  const isLive = { OR: [{ expiresAt: null }, { expiresAt: { gt: new Date() } }] };
  return tx.apiKey.count({ where: { organizationId, instanceId, ...isLive } });
}

export function createKey(tx: Db, data: Prisma.ApiKeyUncheckedCreateInput): Promise<ApiKeyRow> {
  return tx.apiKey.create({ data, select: columns });
}

export function updateKey(tx: Db, id: string, data: Prisma.ApiKeyUncheckedUpdateInput): Promise<ApiKeyRow> {
  return tx.apiKey.update({ where: { id }, data, select: columns });
}

/** Puts a new key in place; the old one works for `hours` more. False while the one before that still works. */
export async function replaceKey(tx: Db, id: string, key: { keyHash: Buffer; hint: string }, hours: number) {
  const count = await tx.$executeRaw`
    update api_keys set previous_hash = key_hash, previous_until = now() + make_interval(hours => ${hours}),
      key_hash = ${key.keyHash}, hint = ${key.hint}
    where id = ${id}::uuid and coalesce(previous_until, '-infinity') <= now()`;
  return count > 0;
}

export async function removeKey(tx: Db, id: string): Promise<void> {
  await tx.apiKey.deleteMany({ where: { id } });
}

export async function deleteOldKeys(): Promise<void> {
  await pool().query("delete from api_keys where expires_at < now() - make_interval(days => $1)", [EXPIRED_KEY_DAYS]);
}
