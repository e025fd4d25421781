import { withClaim } from "@/lib/claims";
import { db, type Db, pool } from "@/lib/db";
import { deleteInBatches } from "@/lib/delete-in-batches";
import { env } from "@/lib/env";
import type { Prisma } from "@/lib/generated/prisma/client";

/** An attempt as stored: its secrets sealed. */
export type AttemptRow = Prisma.AttemptGetPayload<object>;

export type AttemptToCreate = Pick<AttemptRow, "id" | "organizationId" | "userId" | "kind" | "protocol" | "expiresAt"> &
  Partial<Pick<AttemptRow, "appId" | "instanceId" | "browserHash" | "linkId">> & {
    visitorHash?: Buffer<ArrayBuffer>;
    secretsSealed: Buffer<ArrayBuffer>;
  };

export async function createAttempt(attempt: AttemptToCreate): Promise<void> {
  await db().attempt.create({ data: attempt });
}

/**
 * Saves an attempt of the open call `oauth/token`, the busiest call of the contract: hence plain SQL. False when there is one of
 * the same request token or code.
 */
export async function createSentAttempt(attempt: AttemptToCreate & { requestTokenHash: Buffer }): Promise<boolean> {
  const { id, kind, protocol, requestTokenHash, secretsSealed, expiresAt } = attempt;
  const { rowCount } = await pool().query({
    name: "create_sent_attempt",
    text: `insert into attempts (id, kind, protocol, status, request_token_hash, secrets_sealed, sent_at, expires_at)
      values ($1, $2, $3, 'sent', $4, $5, now(), $6) on conflict (request_token_hash) do nothing`,
    values: [id, kind, protocol, requestTokenHash, secretsSealed, expiresAt],
  });
  return rowCount === 1;
}

/** The user's own attempt, or null. */
export function getAttempt(owner: { organizationId: string; userId: number }, id: string): Promise<AttemptRow | null> {
  return db().attempt.findFirst({ where: { id, organizationId: owner.organizationId, userId: owner.userId } });
}

/** An attempt of anybody: for who has no session, and proves the browser instead. */
export function findAttempt(id: string): Promise<AttemptRow | null> {
  return db().attempt.findUnique({ where: { id } });
}

/** The attempt of one browser with one link, or null. */
export function getAttemptOfVisitor(
  { linkId, visitorHash }: { linkId: string; visitorHash: Buffer<ArrayBuffer> },
  id: string,
): Promise<AttemptRow | null> {
  return db().attempt.findFirst({ where: { id, linkId, visitorHash } });
}

/** The newest attempt of a browser with a link that waits for the keys of its customer's own app, or null. */
export function findDraftOfVisitor(of: {
  linkId: string;
  visitorHash: Buffer<ArrayBuffer>;
}): Promise<AttemptRow | null> {
  const where = { ...of, status: "started", expiresAt: { gt: new Date() } } as const;
  return db().attempt.findFirst({ where, orderBy: { createdAt: "desc" } });
}

export function findAttemptByState(stateHash: Buffer<ArrayBuffer>): Promise<AttemptRow | null> {
  return db().attempt.findUnique({ where: { stateHash } });
}

export function findAttemptByRequestToken(requestTokenHash: Buffer<ArrayBuffer>): Promise<AttemptRow | null> {
  return db().attempt.findUnique({ where: { requestTokenHash } });
}

export async function updateAttempt(id: string, change: Prisma.AttemptUncheckedUpdateInput, tx: Db = db()) {
  await tx.attempt.update({ where: { id }, data: change });
}

/** Deletes an attempt that turned out to be none. */
export async function deleteAttempt(id: string): Promise<void> {
  await db().attempt.deleteMany({ where: { id } });
}

/** Runs `work` while nobody else works on that attempt, with the attempt as it is then. Null when it has ended. */
export function withAttemptClaim<T>(id: string, work: (row: AttemptRow) => Promise<T>): Promise<T | null> {
  return withClaim(`attempt ${id}`, async () => {
    const row = await db().attempt.findUnique({ where: { id } });
    return row && OPEN.includes(row.status) ? work(row) : null;
  });
}

const OPEN: AttemptRow["status"][] = ["started", "sent", "returned"];

/** Stores what the callback brought, unless the attempt has ended. */
export async function keepReturned(id: string, secretsSealed: Buffer<ArrayBuffer>): Promise<void> {
  const data = { secretsSealed, status: "returned", returnedAt: new Date() } as const;
  await db().attempt.updateMany({ where: { id, status: { in: OPEN } }, data });
}

/** Ends an attempt without an instance. False when it has ended already. */
export async function failAttempt(tx: Db, id: string, status: "declined" | "failed", problem: string) {
  const data = { status, problem, endedAt: new Date(), secretsSealed: null };
  const { count } = await tx.attempt.updateMany({ where: { id, status: { in: OPEN } }, data });
  return count > 0;
}

/** Locks an open attempt until the transaction ends; false when it has ended or expired, or is gone. */
export async function lockOpenAttempt(tx: Db, id: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from attempts where id = ${id}::uuid and status in ('started', 'sent', 'returned') and expires_at > now() for update`;
  return rows.length > 0;
}

/** The same with the attempt as it is then; null when it has ended. */
export async function lockAttempt(tx: Db, id: string): Promise<AttemptRow | null> {
  return (await lockOpenAttempt(tx, id)) ? tx.attempt.findUnique({ where: { id } }) : null;
}

type End = {
  organizationId: string;
  userId: number | null;
  instanceId: number;
  secretsSealed: Buffer<ArrayBuffer>;
  resultHash?: Buffer<ArrayBuffer>;
};

/** Ends an attempt with its instance. `secretsSealed` is what its last page, or a repeated call, shows until it expires. */
export async function endAttempt(tx: Db, id: string, end: End & { expiresAt?: Date }): Promise<void> {
  await tx.attempt.update({ where: { id }, data: { ...end, status: "connected", endedAt: new Date() } });
}

/** The attempt whose result code has that hash, for the last time: the code works once, as long as the attempt lives. */
export async function takeResultOf(linkId: string, resultHash: Buffer<ArrayBuffer>): Promise<AttemptRow | null> {
  const where = { linkId, resultHash, expiresAt: { gt: new Date() } };
  const row = await db().attempt.findFirst({ where });
  if (!row) return null;
  const { count } = await db().attempt.updateMany({ where: { ...where, id: row.id }, data: { resultHash: null } });
  return count > 0 ? row : null;
}

/**
 * Deletes the secrets of expired attempts, and altogether those that open calls started or that are as old as the settings say. Returns how
 * many were emptied.
 */
export async function deleteOldAttempts(): Promise<number> {
  const { KEEP_ATTEMPTS_DAYS: days } = env();
  const isOld = "expires_at < now() - make_interval(days => $1)";
  if (days !== null) await deleteInBatches("attempts", { where: isOld, values: [days] });
  const expiresAt = { lt: new Date() };
  await db().attempt.deleteMany({ where: { expiresAt, organizationId: null } });
  const where = { expiresAt, secretsSealed: { not: null } };
  return (await db().attempt.updateMany({ where, data: { secretsSealed: null } })).count;
}
