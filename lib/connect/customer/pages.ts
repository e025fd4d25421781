import { type FailureCode, readFailureCode } from "@/lib/attempts/view";
import type { LinkEnd } from "@/lib/links/view";

/** Why a customer's way ends other than connected: as any attempt does, as a link does, or before there was a link. */
export type CustomerEnd = FailureCode | `link_${LinkEnd}` | (typeof OTHER_ENDS)[number];

const OTHER_ENDS = ["incomplete", "no_cookies", "not_now"] as const;
const LINK_ENDS = ["link_revoked", "link_expired", "link_used"] as const;

/** The reason in an address; `failed` for anything else. */
export function readCustomerEnd(text: string | undefined): CustomerEnd {
  return [...OTHER_ENDS, ...LINK_ENDS].find((known) => known === text) ?? readFailureCode(text);
}

type Place = { link: string; attempt?: string };

const address = (path: string, query: Record<string, string>) => `${path}?${new URLSearchParams(query).toString()}`;

/** The addresses of the customer's pages. None of them holds a secret. */
export const customerPages = {
  welcome: (place: Place) => address("/c", place),
  choose: (place: Place) => address("/c/choose", place),
  done: (place: Place) => address("/c/done", place),
  ended: (reason: CustomerEnd, place: Partial<Place> = {}) => address("/c/ended", { ...place, reason }),
};
