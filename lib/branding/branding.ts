import { isDeepStrictEqual } from "node:util";
import { lockOrganization } from "@/lib/accounts/organization-store";
import { recordEvent } from "@/lib/audit-log/record";
import { type Caller, requireAdminRole } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { type BrandingChange, type BrandingRow, getHostRow, saveBrandingRow } from "./store";
import type { BrandingView } from "./view";

const NOTHING: BrandingRow = {
  name: null,
  shortName: null,
  accent: null,
  reasons: {},
  supportEmail: null,
  replyTo: null,
  privacyUrl: null,
  termsUrl: null,
  logoHash: null,
  logoType: null,
};

/** What the audit log calls each entry. */
const LABELS: Record<Exclude<keyof BrandingRow, "logoType">, string> = {
  name: "name",
  shortName: "short name",
  accent: "colour",
  reasons: "reason",
  supportEmail: "support address",
  replyTo: "reply-to address",
  privacyUrl: "privacy page",
  termsUrl: "terms page",
  logoHash: "logo",
};

/** What the caller's customers see. Throws `forbidden` for a member. */
export async function readBranding(caller: Caller): Promise<BrandingView> {
  requireAdminRole(caller, "see the branding");
  const { name, branding } = await getHostRow(caller.organizationId);
  const row = branding ?? NOTHING;
  return { ...row, reasons: row.reasons as Record<string, string>, organizationName: name };
}

/** Saves what the form holds, and records which entries are others. Throws `forbidden` for a member. */
export async function saveBranding(caller: Caller, change: BrandingChange): Promise<BrandingView> {
  requireAdminRole(caller, "change the branding");
  const { organizationId } = caller;
  await transaction(async (tx) => {
    await lockOrganization(tx, organizationId);
    const before = (await getHostRow(organizationId, tx)).branding ?? NOTHING;
    const changed = (Object.keys(LABELS) as (keyof typeof LABELS)[]).filter(
      (key) => change[key] !== undefined && !isDeepStrictEqual(change[key], before[key]),
    );
    if (changed.length === 0) return;
    await saveBrandingRow(tx, organizationId, change);
    const data = { changed: changed.map((key) => LABELS[key]).join(", ") };
    await recordEvent(tx, caller, { type: "organization.branding_changed", data });
  });
  return readBranding(caller);
}
