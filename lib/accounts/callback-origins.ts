import { getCallbackOrigins } from "./organization-store";
import { env } from "@/lib/env";
import { InputError } from "@/lib/errors";
import { anything, report, toTrimmedText } from "@/lib/validation";

const MAX_ORIGINS = 50;

/** A list of origins, each once and as browsers write it. */
export const originsField = anything.transform((value, context): string[] => {
  if (!Array.isArray(value)) {
    report(context, { problem: "must be a list of origins." });
    return [];
  }
  const texts = [...new Set(value.map(toTrimmedText).filter(Boolean))];
  const wrong = texts.find((text) => toOrigin(text) === null);
  if (wrong !== undefined) report(context, { label: `“${wrong.slice(0, 120)}”`, problem: NOT_AN_ORIGIN });
  const origins = [...new Set(texts.flatMap((text) => toOrigin(text) ?? []))];
  if (origins.length > MAX_ORIGINS) report(context, { problem: `has more than ${MAX_ORIGINS} entries.` });
  return origins;
});

const NOT_AN_ORIGIN =
  "is not an origin. Enter a scheme, a host and, if needed, a port, such as https://app.example.com.";

function toOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && ["http:", "https:"].includes(url.protocol) && url.href === `${url.origin}/`;
  return isOrigin ? url.origin : null;
}

/**
 * Refuses a callback URL outside the organization's own origins; the portal's own and `oob` are always allowed. Earlier calls
 * name no organization, so this is the first that can check; no code or verifier has been used by then. Throws `forbidden`.
 */
export async function requireAllowedCallback(organizationId: string, callbackUrl: string): Promise<void> {
  const origins = await getCallbackOrigins(organizationId);
  if (origins.length === 0 || callbackUrl === "oob") return;
  const { origin } = new URL(callbackUrl);
  if (origin === env().PUBLIC_URL || origins.includes(origin)) return;
  throw new InputError("callbackUrl", "points to an origin that this organization does not allow.", "forbidden");
}
