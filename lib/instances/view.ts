import type { EventView } from "@/lib/events/view";
import type { InstanceStatus } from "./status";

/** An instance as our own pages see it: picked columns, no secret. Times are ISO 8601 in UTC. */
export type InstanceView = {
  id: number;
  name: string;
  tags: string[];
  organisationName: string;
  app: { id: string; name: string; kind: "partner" | "public"; protocol: "oauth1" | "oauth2" };
  status: InstanceStatus;
  /** Why a reconnect or a retry is needed: a code with a sentence in components/words. */
  problem: string | null;
  issuedAt: string;
  expiresAt: string;
  /** Null when the token cannot be renewed. */
  renewsAt: string | null;
  connectedBy: string | null;
  createdAt: string;
  disabledAt: string | null;
  disabledBy: string | null;
};

export type OrganisationFacts = {
  legalName: string | null;
  countryCode: string | null;
  currency: string | null;
  shortCode: string | null;
  isDemoCompany: boolean | null;
};

export type InstanceDetails = InstanceView & {
  organisation: OrganisationFacts;
  /** Other instances that share this one's grant. */
  siblings: { id: number; name: string }[];
  events: EventView[];
  /** Calls passed through to Xero in each of the last 24 hours, the oldest first. */
  calls: CallsView[];
  /** What is stored for the instance and never shown again, by name. */
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

/** One page of a list: `previous` and `next` are opaque cursors, null at the ends. `total` is capped at `TOTAL_CAP`. */
export type InstancePage = {
  items: InstanceView[];
  total: number;
  previous: string | null;
  next: string | null;
};

/** Counting stops here; a page shows "10,000+". */
export const TOTAL_CAP = 10_000;

/** An instance whose consent has to be given anew before Xero ends broad scopes. */
export type BroadScopesView = {
  id: number;
  name: string;
  organisationName: string;
  appName: string;
  /** Whether the app asks for granular scopes already, so that a new consent helps. */
  isAppReady: boolean;
};
