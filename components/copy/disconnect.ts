import type { AppView } from "@/lib/apps/view";
import { inWords } from "./number";

const AT_XERO: Record<AppView["protocol"], { ends: string; isConsentRevoked: boolean }> = {
  oauth1: {
    ends: "Its token stops working at once. OAuth 1.0a can’t end a consent from here; the customer can remove it in Xero.",
    isConsentRevoked: false,
  },
  oauth2: { ends: "Xero ends this connection, and its token stops working at once.", isConsentRevoked: true },
};

/** What ends, what stays, and whether it can be undone. A list does not know how many others share the consent: null. */
export function disconnectConsequences(protocol: AppView["protocol"], siblings: number | null): string {
  const { ends, isConsentRevoked } = AT_XERO[protocol];
  return [
    ends,
    isConsentRevoked && (siblings ?? 0) === 0 && lastOne(siblings === null),
    siblings !== null && siblings > 0 && othersGoOn(siblings),
    "You can connect it again later; it will get a new id and token.",
  ]
    .filter(Boolean)
    .join(" ");
}

function lastOne(isUnsure: boolean): string {
  return isUnsure
    ? "Gangway revokes the consent if no other instance shares it; otherwise they go on."
    : "No other instance shares its consent, so Gangway revokes that too.";
}

function othersGoOn(siblings: number): string {
  return siblings === 1
    ? "The other instance that shares its consent goes on."
    : `The ${inWords(siblings)} others that share its consent go on.`;
}
