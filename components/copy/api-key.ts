import type { ApiKeyView } from "@/lib/api-keys/view";
import type { ApiScope } from "@/lib/api-scopes";

/** What a key with a scope can do. */
export const SCOPE_WORDS: Record<ApiScope, string> = {
  connect: "Create connect sessions for customers, and read their results",
  "instances:read": "List and read instances",
  "instances:write": "Create, change, enable, disable and disconnect instances, and create keys for them",
  token: "Read Xero access tokens",
  "passthrough:read": "Read from Xero through Gangway (GET and HEAD)",
  "passthrough:write": "Write to Xero through Gangway (POST, PUT, PATCH and DELETE)",
  webhooks: "Manage webhooks",
  admin: "Everything, including API keys",
};

const DAY = 86_400;

/** How long a key can be set to work, in seconds; empty is without end. */
export const KEY_LIVES = {
  organization: [
    { seconds: 90 * DAY, text: "In 90 days" },
    { seconds: 365 * DAY, text: "In one year" },
    { seconds: 30 * DAY, text: "In 30 days" },
    { seconds: null, text: "Never" },
  ],
  instance: [
    { seconds: null, text: "Never" },
    { seconds: 3_600, text: "In one hour" },
    { seconds: DAY, text: "In one day" },
    { seconds: 90 * DAY, text: "In 90 days" },
  ],
};

/** Whether a key has expired at a time, in milliseconds. */
export function isExpired({ expiresAt }: ApiKeyView, now: number): boolean {
  return expiresAt !== null && Date.parse(expiresAt) <= now;
}

/** What a key may do, in one line: "connect, instances:read", "everything". */
export function scopesLine({ scopes }: ApiKeyView): string {
  return scopes.includes("admin") ? "everything" : scopes.join(", ");
}
