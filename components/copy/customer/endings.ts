import type { PlankState } from "@/components/customer/plank";
import type { CustomerEnd } from "@/lib/connect/customer/view";
import type { en } from "./en";

type Ending = Exclude<
  keyof typeof en.ended,
  | "tell"
  | "write"
  | "again"
  | "xeroAgain"
  | "chooseAgain"
  | "startAfterAll"
  | "startHere"
  | "tryNow"
  | "back"
  | "theHost"
>;

/** What an ending says, how far the plank is, and what its first button does. */
export type EndingKind = {
  words: Ending;
  plank: PlankState;
  /** The label of the button that goes to Xero again; null when that would not help. */
  again: "again" | "xeroAgain" | "chooseAgain" | "startAfterAll" | "startHere" | null;
  /** Whether the host has to act: the customer tells its support a code. */
  tells: boolean;
};

const own = (words: Ending, plank: PlankState, again: EndingKind["again"] = null): EndingKind => ({
  words,
  plank,
  again,
  tells: false,
});

const KINDS: Partial<Record<CustomerEnd, EndingKind>> = {
  declined: own("declined", "none", "xeroAgain"),
  not_now: own("not_now", "none", "startAfterAll"),
  expired: own("expired", "half", "again"),
  link_expired: own("link_expired", "broken"),
  link_used: own("link_used", "laid"),
  link_ended: own("link_used", "laid"),
  link_revoked: own("link_revoked", "broken"),
  wrong_browser: own("wrong_browser", "half", "startHere"),
  other_organisation: own("other_organisation", "half", "chooseAgain"),
  no_organisation: own("no_organisation", "half", "xeroAgain"),
  already_used: own("already_used", "half", "again"),
  xero_busy: own("busy", "half", "again"),
  xero_unreachable: own("busy", "half", "again"),
  xero_invalid_response: own("busy", "half", "again"),
  incomplete: own("incomplete", "none"),
  no_cookies: own("no_cookies", "none"),
  not_verified: own("not_verified", "none", "again"),
  too_many: own("too_many", "none"),
};

/** Everything else is something that the host has to mend. */
export function endingOf(reason: CustomerEnd, isKept: boolean): EndingKind {
  const kind = KINDS[reason] ?? { words: "broken", plank: "broken", again: "again", tells: true };
  return kind.words === "busy" && !isKept ? { ...kind, words: "busyBefore", plank: "none" } : kind;
}
