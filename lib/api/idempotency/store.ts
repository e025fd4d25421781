import { pool } from "@/lib/db";

/** Much longer than the slowest create, which waits for Xero: after it, whoever held the key is believed to be dead. */
const LEASE_SECONDS = 180;
const LIFE_HOURS = 24;

export type Claim = { id: Buffer; organizationId: string; bodyHash: Buffer; holder: string };

const CLAIM = `insert into idempotency_keys as k (id, organization_id, body_hash, holder, until, expires_at)
  values ($1, $2, $3, $4, now() + ${LEASE_SECONDS} * interval '1 s', now() + ${LIFE_HOURS} * interval '1 h')
  on conflict (id) do update set body_hash = excluded.body_hash, holder = excluded.holder, until = excluded.until,
    answer_sealed = null, expires_at = excluded.expires_at
  where k.expires_at < now() or (k.answer_sealed is null and k.until < now() and k.body_hash = excluded.body_hash)`;

/** Takes a key for a call. False when another call has it, or had it within `LIFE_HOURS`. */
export async function claimKey({ id, organizationId, bodyHash, holder }: Claim): Promise<boolean> {
  const { rowCount } = await pool().query(CLAIM, [id, organizationId, bodyHash, holder]);
  return rowCount === 1;
}

/** What is known of a key; null when its call has failed meanwhile, and the key is free. */
export async function getKey(id: Buffer): Promise<{ bodyHash: Buffer; answerSealed: Buffer | null } | null> {
  const text = `select body_hash "bodyHash", answer_sealed "answerSealed" from idempotency_keys where id = $1`;
  const { rows } = await pool().query<{ bodyHash: Buffer; answerSealed: Buffer | null }>(text, [id]);
  return rows[0] ?? null;
}

export async function saveAnswer({ id, holder }: Claim, answerSealed: Buffer): Promise<void> {
  const text =
    "update idempotency_keys set answer_sealed = $3, holder = null, until = null where id = $1 and holder = $2";
  await pool().query(text, [id, holder, answerSealed]);
}

/** Frees a key whose call has failed: the next one with it is a new call. */
export async function freeKey({ id, holder }: Claim): Promise<void> {
  await pool().query("delete from idempotency_keys where id = $1 and holder = $2", [id, holder]);
}

export async function deleteOldIdempotencyKeys(): Promise<void> {
  await pool().query("delete from idempotency_keys where expires_at < now()");
}
