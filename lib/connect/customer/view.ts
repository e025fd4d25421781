import { type FailureCode, readFailureCode } from "@/lib/attempts/view";
import type { Host } from "@/lib/branding/view";
import type { HappeningWord } from "./happenings";
import type { LinkEnd } from "@/lib/links/view";
import type { Access } from "@/lib/xero/customer-access";
import type { ConnectPlace } from "@/public/gangway";

/** Why a customer's way ends other than connected: as any attempt does, as a link does, or before there was a link. */
export type CustomerEnd = FailureCode | `link_${LinkEnd}` | (typeof OTHER_ENDS)[number];

const OTHER_ENDS = ["incomplete", "no_cookies", "not_now", "not_verified", "too_many"] as const;
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
  keys: (place: Place) => address("/c/keys", place),
  verify: (place: Place, code: string) => address("/c/verify", { ...place, code }),
  verified: (place: Place, proof: string) => address("/c/verified", { ...place, proof }),
  choose: (place: Place) => address("/c/choose", place),
  done: (place: Place) => address("/c/done", place),
  connections: (host: string) => address("/c/connections", { host }),
  code: (host: string, code: string) => address("/c/connections", { host, code }),
  record: (host: string) => address("/c/connections/record", { host }),
  disconnect: (host: string, instance: number) =>
    address("/c/connections/disconnect", { host, instance: String(instance) }),
  reminders: (stop: string) => address("/c/reminders", { stop }),
  ended: (reason: CustomerEnd, place: Partial<Place> = {}) => address("/c/ended", { ...place, reason }),
};

/** What a customer's page tells the site that opened its window. `public/gangway.d.ts` has the same for that site. */
export type OpenerMessage =
  | { gangway: "at"; at: ConnectPlace }
  | { gangway: "success"; code: string }
  | { gangway: "error"; reason: CustomerEnd; supportCode: string | null };

/** What is told of which session, and the only site that may hear it. */
export type Telling = { origin: string; session: string; message: OpenerMessage };

/** What all pages of a customer need. */
export type CustomerFrame = {
  linkId: string;
  /** The organization, which the address of the customer's own page names. */
  hostId: string;
  host: Host;
  /** Null for a link without a return address. */
  telling: Telling | null;
  /** Back to where the host sent the customer from, with nothing connected. */
  backUrl: string | null;
  /** The business that is to be connected again. */
  reconnectName: string | null;
};

/** The first page: who asks for what, until when. */
export type WelcomeView = CustomerFrame & {
  madeFor: string | null;
  madeAt: string;
  expiresAt: string;
  access: Access;
  /** Whether Xero may refuse one more business for the host's app. */
  isTierFull: boolean;
};

/** The page that asks for a code from the mail. */
export type VerifyView = CustomerFrame & { codeId: string; isWrong: boolean; maskedEmail: string };

/** What the page for the customer's own keys says of what was entered. */
export type KeysProblem = (typeof KEYS_PROBLEMS)[number];

export const KEYS_PROBLEMS = ["keyMissing", "secretMissing", "unreadable", "refused", "taken", "busy"] as const;

/** The page on which a customer enters the keys of an app of their own. The secret stays with the attempt. */
export type KeysView = CustomerFrame & {
  attemptId: string;
  redirectUri: string;
  key: string;
  hasSecret: boolean;
  problems: { key: KeysProblem | null; secret: KeysProblem | null; both: KeysProblem | null };
};

/** One business of the choice. */
export type BusinessView = {
  key: string;
  name: string;
  legalName: string | null;
  countryCode: string | null;
  currency: string | null;
  isDemoCompany: boolean;
  connectedSince: string | null;
};

export type ChooseView = CustomerFrame & {
  attemptId: string;
  /** How long the choice is kept. */
  minutesLeft: number;
  businesses: BusinessView[];
  /** Those of the consent that Xero does not open at the moment, such as with a subscription that has ended. */
  unavailable: { key: string; name: string }[];
  /** Sent without any ticked. */
  isEmpty: boolean;
};

export type DoneView = CustomerFrame & {
  businesses: { id: number; name: string; access: Access }[];
  isReconnect: boolean;
  returnUrl: string | null;
};

export type EndedView = {
  reason: CustomerEnd;
  frame: CustomerFrame | null;
  /** What the host's support finds the attempt by. */
  code: string | null;
  expiresAt: string | null;
  canStartAgain: boolean;
  attemptId: string | null;
  isKept: boolean;
  /** Whether its customer entered the keys, and can mend them. */
  hasOwnKeys: boolean;
};

/** One connection on the customer's own page. */
export type ConnectionView = {
  id: number;
  name: string;
  status: "connected" | "reconnect" | "paused";
  /** The hour in which the host last asked Xero for something; null for none in the last week. */
  lastUseAt: string | null;
  since: string;
  /** Connected within the days for which uses are known. */
  isNew: boolean;
  access: Access;
};

/** Something that happened to one of the customer's connections. */
export type Happening = { id: string; at: string; what: HappeningWord; business: string };

export type OwnView = { hostId: string; host: Host; connections: ConnectionView[]; happenings: Happening[] };

export type DisconnectView = { hostId: string; host: Host; id: number; name: string; others: number };
