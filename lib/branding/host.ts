import type { Sender } from "@/lib/mail";
import { findHostRow, type HostRow } from "./store";
import { accentPath, type Host, logoPath } from "./view";

/** How an organization appears on its customers' pages. */
export function hostOf(organization: HostRow): Host {
  const { branding } = organization;
  const name = nameOf(organization);
  return {
    name,
    shortName: branding?.shortName ?? name,
    logoUrl: branding?.logoHash ? logoPath(branding.logoHash) : null,
    accentUrl: branding?.accent ? accentPath(branding.accent) : null,
    reasons: (branding?.reasons ?? {}) as Record<string, string>,
    supportEmail: branding?.supportEmail ?? null,
    privacyUrl: branding?.privacyUrl ?? null,
    termsUrl: branding?.termsUrl ?? null,
  };
}

/** The same by the organization's id; null when there is none. */
export async function getHost(organizationId: string): Promise<Host | null> {
  const row = await findHostRow(organizationId);
  return row && hostOf(row);
}

/** From whom its mails to customers are, and where replies go. */
export function senderOf(organization: HostRow): Sender {
  const { replyTo = null, supportEmail = null } = organization.branding ?? {};
  return { name: nameOf(organization), replyTo: replyTo ?? supportEmail };
}

/** Whether mail programs draw its logo, if it has one: few draw an SVG. */
export const isMailable = ({ branding }: HostRow) => branding?.logoType === "image/png";

const nameOf = ({ name, branding }: HostRow) => branding?.name ?? name;
