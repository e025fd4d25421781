import type { Flow } from "@/lib/xero/view";
import { inWords } from "./number";

const AT_XERO: Record<Flow, { ends: string; isConsentRevoked: boolean }> = {
  oauth1: {
    ends: "The instance token stops working immediately. OAuth 1.0a consents can’t be revoked from here; the customer can disconnect the app in Xero.",
    isConsentRevoked: false,
  },
  oauth2: {
    ends: "This ends the connection at Xero. The instance token stops working immediately.",
    isConsentRevoked: true,
  },
  custom: {
    ends: "The instance token stops working immediately. The custom connection stays approved at Xero; to end it, disconnect it there.",
    isConsentRevoked: false,
  },
};

/** What ends, what stays, and whether it can be undone. `siblings` is null in a list, which does not know them. */
export function disconnectConsequences(flow: Flow, siblings: number | null): string {
  const { ends, isConsentRevoked } = AT_XERO[flow];
  return [
    ends,
    isConsentRevoked && (siblings ?? 0) === 0 && lastOne(siblings === null),
    siblings !== null && siblings > 0 && othersContinue(siblings),
    "You can connect the organisation again later; it gets a new id and instance token.",
  ]
    .filter(Boolean)
    .join(" ");
}

function lastOne(isUnsure: boolean): string {
  return isUnsure
    ? "Gangway also revokes the consent, unless another instance shares it."
    : "No other instance shares this consent, so Gangway revokes it too.";
}

function othersContinue(siblings: number): string {
  return siblings === 1
    ? "The other instance that shares this consent keeps working."
    : `The ${inWords(siblings)} other instances that share this consent keep working.`;
}
