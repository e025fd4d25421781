import { type Db, db } from "@/lib/db";
import type { Prisma } from "@/lib/generated/prisma/client";

/** All but the logo's bytes, which only browsers ask for. */
const columns = {
  name: true,
  shortName: true,
  accent: true,
  reasons: true,
  supportEmail: true,
  replyTo: true,
  privacyUrl: true,
  termsUrl: true,
  logoHash: true,
  logoType: true,
} satisfies Prisma.BrandingSelect;

/** What of an organization its customers see. */
export const HOST_COLUMNS = { name: true, branding: { select: columns } } satisfies Prisma.OrganizationSelect;

export type HostRow = Prisma.OrganizationGetPayload<{ select: typeof HOST_COLUMNS }>;
export type BrandingRow = NonNullable<HostRow["branding"]>;
export type BrandingChange = Omit<Prisma.BrandingUncheckedCreateInput, "organizationId">;

export function getHostRow(organizationId: string, tx: Db = db()): Promise<HostRow> {
  return tx.organization.findUniqueOrThrow({ where: { id: organizationId }, select: HOST_COLUMNS });
}

export function findHostRow(organizationId: string): Promise<HostRow | null> {
  return db().organization.findUnique({ where: { id: organizationId }, select: HOST_COLUMNS });
}

export async function saveBrandingRow(tx: Db, organizationId: string, change: BrandingChange): Promise<void> {
  const create = { ...change, organizationId };
  await tx.branding.upsert({ where: { organizationId }, create, update: change });
}

/** The logo whose SHA-256 in hex that is, or null. Who has the hash has seen the page that it is on. */
export function findLogo(logoHash: string) {
  const select = { logo: true, logoType: true };
  return db().branding.findFirst({ where: { logoHash }, select });
}
