import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { toTrimmedText, throwIfInvalid } from "@/lib/fields";
import { getCallbackOrigins } from "./store";

const MAX_ORIGINS = 50;

/** Origins as a list of texts, each once and as browsers write it. Throws `invalid_request` that names the wrong one. */
export function readOrigins(value: unknown): string[] {
  if (!Array.isArray(value)) throw new GangwayError("invalid_request", "callbackOrigins must be a list of origins.");
  const origins = [...new Set(value.map(toTrimmedText).filter(Boolean).map(readOrigin))];
  throwIfInvalid(origins.length > MAX_ORIGINS ? `At most ${MAX_ORIGINS} origins are allowed.` : null);
  return origins;
}

function readOrigin(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  const isOrigin = url && ["http:", "https:"].includes(url.protocol) && url.href === `${url.origin}/`;
  if (isOrigin) return url.origin;
  throw new GangwayError(
    "invalid_request",
    `“${text.slice(0, 120)}” is not an origin. Enter a scheme, a host and, if needed, a port, such as https://app.example.com.`,
  );
}

/**
 * Refuses a callback address of the API that leads where the organization does not send its customers. The portal's own
 * and `oob` are always allowed. The calls before it name no organization, so this is the first that can tell; no code
 * or verifier is used up by then. Throws `forbidden`.
 */
export async function requireAllowedCallback(organizationId: string, label: string, address: string): Promise<void> {
  const origins = await getCallbackOrigins(organizationId);
  if (origins.length === 0 || address === "oob") return;
  const { origin } = new URL(address);
  if (origin === env().PUBLIC_URL || origins.includes(origin)) return;
  throw new GangwayError("forbidden", `${label} points to an origin that this organization does not allow.`);
}
