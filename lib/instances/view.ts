import type { EventView } from "@/lib/audit-log/view";
import type { AppKind, Organisation, Protocol } from "@/lib/xero/model";
import type { LastChange } from "@/lib/xero-events/view";
import type { InstanceStatus } from "./status";

/** An instance as our own pages see it: picked columns, no secret. Times are ISO 8601 in UTC. */
export type InstanceView = {
  id: number;
  name: string;
  tags: string[];
  /** The host's own id of the customer. */
  externalId: string | null;
  organisationName: string;
  app: { id: string; name: string; kind: AppKind; protocol: Protocol };
  status: InstanceStatus;
  /** Why a reconnect or a retry is needed: a code with a sentence in components/words. */
  problem: string | null;
  issuedAt: string;
  expiresAt: string;
  renewsAt: string | null;
  connectedBy: string | null;
  createdAt: string;
  disabledAt: string | null;
  disabledBy: string | null;
};

export type OrganisationFacts = Pick<
  Organisation,
  "legalName" | "countryCode" | "currency" | "shortCode" | "isDemoCompany"
>;

export type InstanceDetails = InstanceView & {
  organisation: OrganisationFacts;
  /** What the customer granted, or approved at Xero; empty for OAuth 1.0a. */
  scopes: string[];
  siblings: { id: number; name: string }[];
  events: EventView[];
  calls: CallsView[];
  /** What Xero reported last of its data, within a month; null without webhooks from Xero. */
  lastChange: LastChange | null;
  credentials: CredentialView[];
};

export type CallsView = { hour: string; calls: number; errors: number };

export type CredentialView =
  | "instance_token"
  | "access_token"
  | "token_secret"
  | "refresh_token"
  | "session_handle"
  | "app_secret"
  | "signature_key";

/** In which order the list can be; the first unless told otherwise. */
export const SORTS = [
  ...(["attention", "newest", "name", "organisation", "ends"] as const),
  // The same the other way round.
  ...(["oldest", "name_desc", "organisation_desc", "ends_desc"] as const),
] as const;
export type Sort = (typeof SORTS)[number];

/** A row of the list, and its place in it: opaque text by which the list can be read on from there. */
export type ListedInstance = InstanceView & { place: string };

/**
 * A part of a list in its order. `previous` and `next` are the places behind which the parts beside it are, null at the
 * ends. A part may be short, or even empty, with more behind it.
 */
export type InstancePage = { items: ListedInstance[]; previous: string | null; next: string | null };

/** How many fit; `isMore` when counting stopped there. */
export type InstanceCount = { count: number; isMore: boolean };
export type StatusCounts = Record<InstanceStatus, InstanceCount>;

/** What the list can be narrowed to besides fixed words. */
export type ListOptions = {
  apps: InstanceView["app"][];
  people: { id: number; email: string }[];
  tags: string[];
};

/** What can be done to many instances in one call. */
export const BULK_ACTIONS = ["mail", "link", "renew", "tag", "untag", "enable", "disable", "disconnect"] as const;
export type BulkAction = (typeof BULK_ACTIONS)[number];

/** How many can be selected on the page at once, beyond the rows that are loaded. */
export const MOST_SELECTED = 1_000;

/** To how many it can be done in one call. All are mailed about in one, so that who connected several gets one mail. */
export const mostAtOnce = (action: BulkAction) => (action === "mail" ? MOST_SELECTED : 100);

/** What came of one of them: it is done when both are null, else a sentence, or why Xero did not do it: a code with words in components/words. */
export type BulkResult = {
  id: number;
  problem: string | null;
  cause: string | null;
  /** Of "link": the address with which its customer reconnects, shown this once. */
  url?: string;
};

/** Counting stops here; a page shows "10,000+". */
export const TOTAL_CAP = 10_000;

/** An instance whose consent has to be given anew before Xero ends broad scopes. */
export type BroadScopesView = Pick<InstanceView, "id" | "name" | "organisationName"> & {
  appName: string;
  /** Whether the app asks for granular scopes already, so that a new consent helps. */
  isAppReady: boolean;
};
