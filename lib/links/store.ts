import { HOST_COLUMNS } from "@/lib/branding/store";
import { db, type Db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";
import type { LinkEnd } from "./view";

const columns = {
  app: { select: { id: true, name: true, kind: true, protocol: true, connectionCount: true } },
  organization: { select: HOST_COLUMNS },
  instance: {
    select: {
      id: true,
      organizationId: true,
      grantId: true,
      name: true,
      organisationName: true,
      xeroOrganisationId: true,
      xeroConnectionId: true,
      removedAt: true,
    },
  },
} satisfies Prisma.LinkInclude;

/** A link with what is shown of its app, organization and the instance to reconnect. */
export type LinkRow = Prisma.LinkGetPayload<{ include: typeof columns }>;

export async function createLink(tx: Db, row: Prisma.LinkUncheckedCreateInput): Promise<void> {
  await tx.link.create({ data: row });
}

/** The link whose token has that hash, in whatever state it is, or null. */
export function findLinkByToken(tokenHash: Buffer<ArrayBuffer>): Promise<LinkRow | null> {
  return db().link.findFirst({ where: { OR: [{ tokenHash }, { previousTokenHash: tokenHash }] }, include: columns });
}

/** The organization's link of that id, or null. */
export function getLink(organizationId: string, id: string, tx: Db = db()): Promise<LinkRow | null> {
  return tx.link.findFirst({ where: { id, organizationId }, include: columns });
}

/** Gives a link another token: the one before works as well, older ones no longer. */
export async function replaceLinkToken(id: string, tokenHash: Buffer<ArrayBuffer>): Promise<void> {
  await db().$executeRaw`
    update links set previous_token_hash = token_hash, token_hash = ${tokenHash} where id = ${id}::uuid`;
}

/** Gives the working link that was made for an instance and address another token and end; null when there is none. */
export async function renewReconnectLink(
  organizationId: string,
  {
    instanceId,
    email,
    tokenHash,
    expiresAt,
  }: { instanceId: number; email: string } & Pick<LinkRow, "expiresAt"> & {
      tokenHash: Buffer<ArrayBuffer>;
    },
): Promise<string | null> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    update links set previous_token_hash = token_hash, token_hash = ${tokenHash}, expires_at = ${expiresAt}
    where id = (select id from links where organization_id = ${organizationId}::uuid and instance_id = ${instanceId}
      and email = ${email} and not is_by_program and revoked_at is null and uses < max_uses and expires_at > now()
      order by created_at desc limit 1)
    returning id`;
  return rows[0]?.id ?? null;
}

/** The newest link for one business that the organization has made for that address, or null. */
export function findLinkTo(organizationId: string, email: string): Promise<{ language: string | null } | null> {
  const where = { organizationId, email, maxUses: 1 };
  return db().link.findFirst({ where, select: { language: true }, orderBy: { createdAt: "desc" } });
}

export async function noteMailed(id: string): Promise<void> {
  await db().link.update({ where: { id }, data: { mailedAt: new Date() } });
}

export async function noteOpened(id: string): Promise<void> {
  await db().link.update({ where: { id }, data: { opened: { increment: 1 }, openedAt: new Date() } });
}

/** Locks a link until the transaction ends. */
export async function lockLink(tx: Db, id: string): Promise<void> {
  await tx.$queryRaw`select 1 from links where id = ${id}::uuid for update`;
}

/** Gives a link the app whose keys its customer entered. */
export async function setLinkApp(tx: Db, id: string, appId: string): Promise<void> {
  await tx.link.update({ where: { id }, data: { appId } });
}

/** False when it was revoked before, or is not there. */
export async function markRevoked(tx: Db, organizationId: string, id: string): Promise<boolean> {
  const { count } = await tx.link.updateMany({
    where: { id, organizationId, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  return count > 0;
}

/** Uses a link once more. False when it has ended meanwhile: simultaneous customers wait for each other here. */
export async function takeUse(tx: Db, id: string): Promise<boolean> {
  const count = await tx.$executeRaw`
    update links set uses = uses + 1
    where id = ${id}::uuid and uses < max_uses and revoked_at is null`;
  return count === 1;
}

type Life = { revokedAt: Date | null; expiresAt: Date; uses: number; maxUses: number };

/** Why a link works no longer; null while it does. */
export function endOfLink({ revokedAt, expiresAt, uses, maxUses }: Life): LinkEnd | null {
  if (revokedAt) return "revoked";
  if (uses >= maxUses) return "used";
  return expiresAt < new Date() ? "expired" : null;
}
