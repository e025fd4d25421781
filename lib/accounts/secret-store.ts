import { type Db, db } from "@/lib/db";

/** The sealed secrets of a user and of the organization, to show them to their owner. */
export async function getSealedSecrets(caller: { userId: number; organizationId: string }) {
  const [user, organization] = await Promise.all([
    db().user.findUniqueOrThrow({ where: { id: caller.userId }, select: { secretSealed: true } }),
    db().organization.findUniqueOrThrow({
      where: { id: caller.organizationId },
      select: { name: true, secretSealed: true },
    }),
  ]);
  return {
    userSealed: user.secretSealed,
    organizationSealed: organization.secretSealed,
    organizationName: organization.name,
  };
}

export type NewSecret = { secretSealed: Buffer; secretHash: Buffer; previousUntil: Date };

const previousUntil = { previousSecretUntil: true } as const;
const stillWorks = (until: Date | null) => (until && until > new Date() ? until.toISOString() : null);

/** Until when a user's previous secret works, or null. */
export async function getUserOverlap(id: number): Promise<string | null> {
  const row = await db().user.findUniqueOrThrow({ where: { id }, select: previousUntil });
  return stillWorks(row.previousSecretUntil);
}

/** The same for an organization. */
export async function getOrganizationOverlap(id: string): Promise<string | null> {
  const row = await db().organization.findUniqueOrThrow({ where: { id }, select: previousUntil });
  return stillWorks(row.previousSecretUntil);
}

/** Puts a new secret in place and keeps the old one as the previous. False while the one before that still works. */
export async function rotateUser(tx: Db, id: number, secret: NewSecret): Promise<boolean> {
  const count = await tx.$executeRaw`
    update users set previous_secret_hash = secret_hash, previous_secret_until = ${secret.previousUntil},
      secret_sealed = ${secret.secretSealed}, secret_hash = ${secret.secretHash}
    where id = ${id} and coalesce(previous_secret_until, '-infinity') <= now()`;
  return count > 0;
}

/** The same for an organization. */
export async function rotateOrganization(tx: Db, id: string, secret: NewSecret): Promise<boolean> {
  const count = await tx.$executeRaw`
    update organizations set previous_secret_hash = secret_hash, previous_secret_until = ${secret.previousUntil},
      secret_sealed = ${secret.secretSealed}, secret_hash = ${secret.secretHash}
    where id = ${id}::uuid and coalesce(previous_secret_until, '-infinity') <= now()`;
  return count > 0;
}

const noPrevious = { previousSecretHash: null, previousSecretUntil: null };

/** Ends the previous secret at once; false when none worked. */
export async function endUserOverlap(tx: Db, id: number): Promise<boolean> {
  const { count } = await tx.user.updateMany({
    where: { id, previousSecretUntil: { gt: new Date() } },
    data: noPrevious,
  });
  return count > 0;
}

/** The same for an organization. */
export async function endOrganizationOverlap(tx: Db, id: string): Promise<boolean> {
  const { count } = await tx.organization.updateMany({
    where: { id, previousSecretUntil: { gt: new Date() } },
    data: noPrevious,
  });
  return count > 0;
}
