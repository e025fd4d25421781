import { type Db, pool } from "@/lib/db";

export type GrantToSave = {
  id: string;
  organizationId: string;
  appId: string;
  subject: string;
  scopes: string[];
  issuedAt: Date;
  expiresAt: Date;
  renewAt: Date | null;
};

/** The grant of that app for that subject, locked until the transaction ends, or null. */
export async function lockGrant(
  tx: Db,
  appId: string,
  subject: string,
): Promise<{ id: string; issuedAt: Date } | null> {
  const rows = await tx.$queryRaw<{ id: string; issuedAt: Date }[]>`
    select id, issued_at "issuedAt" from grants where app_id = ${appId}::uuid and subject = ${subject} for update`;
  return rows[0] ?? null;
}

export async function createGrant(
  tx: Db,
  { id, ...grant }: GrantToSave,
  tokensSealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  await tx.grant.create({ data: { id, ...grant, tokens: { create: { tokensSealed } } } });
}

/** Puts a new token set in place of the old one; every instance on the grant lives on with it. */
export async function replaceGrantTokens(
  tx: Db,
  grant: GrantToSave,
  tokensSealed: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const { id, scopes, issuedAt, expiresAt, renewAt } = grant;
  await tx.grant.update({
    where: { id },
    data: {
      scopes,
      issuedAt,
      expiresAt,
      renewAt,
      status: "active",
      problem: null,
      failures: 0,
      version: { increment: 1 },
      tokens: { update: { tokensSealed } },
    },
  });
}

/** Deletes a grant that no instance uses any more. Gives whether it did. */
export async function deleteUnusedGrant(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.grant.deleteMany({ where: { id, instances: { none: {} } } });
  return count > 0;
}

/** A grant's sealed tokens and its app, or null when it is gone. */
export function getGrantWithApp(db: Db, id: string) {
  return db.grant.findUnique({ where: { id }, include: { tokens: true, app: true } });
}

export type ClaimedGrant = { id: string; version: number };

/**
 * Claims grants whose renewal is due, by the database's clock: their next turn is pushed a minute ahead, so another
 * replica does not take them, and a crashed one loses nothing. `id` claims that one, due or not.
 */
export async function claimGrants(most: number, id: string | null = null): Promise<ClaimedGrant[]> {
  const { rows } = await pool().query<ClaimedGrant>({
    name: "claim_grants",
    text: `update grants set renew_at = now() + interval '1 minute'
      where id in (
        select id from grants
        where renew_at is not null and status <> 'reconnect' and (case when $2::uuid is null then renew_at <= now() else id = $2::uuid end)
        order by renew_at limit $1 for update skip locked)
      returning id, version`,
    values: [most, id],
  });
  return rows;
}

/** Whether the grant still is at that version, locked until the transaction ends: a newer one means a newer token set. */
export async function lockGrantVersion(tx: Db, { id, version }: ClaimedGrant): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    select 1 from grants where id = ${id}::uuid and version = ${version} for update`;
  return rows.length > 0;
}

/** Notes why a renewal failed, and when to try again. */
export async function noteGrantFailure(
  tx: Db,
  { id }: ClaimedGrant,
  failure: { status: "retrying" | "reconnect"; problem: string; retryInMs: number },
): Promise<void> {
  const renewAt = new Date(Date.now() + failure.retryInMs);
  const { status, problem } = failure;
  await tx.grant.update({ where: { id }, data: { status, problem, renewAt, failures: { increment: 1 } } });
}

/** Ids of the instances on a grant, for events about it. */
export async function listInstanceIdsOfGrant(tx: Db, grantId: string): Promise<number[]> {
  const rows = await tx.instance.findMany({ where: { grantId }, select: { id: true } });
  return rows.map(({ id }) => id);
}

/** Marks or clears what Xero has against an app's own settings. */
export async function noteAppProblem(tx: Db, appId: string, problem: string | null): Promise<void> {
  await tx.app.update({ where: { id: appId }, data: { problem } });
}
