import { ATTEMPT_DAYS } from "@/lib/attempts/view";
import type { InstanceStatus } from "@/lib/instances/status";

/** So many instances of a status are counted as they are looked at. */
export const LIVE_CAP = 1_000;

/** Instances by status. */
export type StatusCounts = Record<InstanceStatus, number>;

/** Something that needs somebody. Times are ISO 8601 in UTC; a count is capped at `LIVE_CAP`. */
export type AttentionItem =
  /** Renewals are due, and no server begins them. */
  | { kind: "no_worker" }
  | {
      kind: "reconnect" | "expired" | "expiring";
      count: number;
      /** Since when the first one is so; for `expiring` when the first one ends. Null when there are too many to tell. */
      first: string | null;
      only: { id: number; name: string } | null;
    }
  | {
      kind: "app";
      id: string;
      name: string;
      problem: string;
      since: string | null;
      instances: number;
      firstEnd: string | null;
    }
  | { kind: "tier"; id: string; name: string; connections: number; tier: string; most: number };

export type OverviewView = {
  attention: AttentionItem[];
  counts: StatusCounts;
  /** Statuses that more have than `counts` says, so fewer are connected. */
  atLeast: InstanceStatus[];
  total: number;
  /** When those of a status that many have were counted, if not just now: that is done once an hour. */
  countedAt: string | null;
  /** Null for a member, who sees their own instances only. */
  health: HealthView | null;
  /** Null for a member, and for an organization that is past its first steps. */
  firstRun: FirstRunView | null;
};

/** The first steps of an organization, as far as they are done: an app, an instance, a call to Xero through it. */
export type FirstRunView = {
  app: { id: string; name: string } | null;
  instance: { id: number; name: string } | null;
  hasCalled: boolean;
};

/** `weekAgo`: how many instances there were then; null when nobody counted yet. */
export type HealthView = { weekAgo: number | null; thisHour: RenewalView; hourBefore: RenewalView };

export type RenewalView = { renewed: number; failed: number };

/** What the drawings show. Days are the reader's, as `YYYY-MM-DD`, hours ISO 8601 in UTC; oldest first. */
export type HistoryView = {
  statuses: ({ day: string } & StatusCounts)[];
  renewals: ({ hour: string } & RenewalView)[];
  connects: { day: string; count: number }[];
  funnel: Funnel;
};

/** Runs through consent by how far they came, and why some ended at Xero. */
export type Funnel = { started: number; sent: number; returned: number; connected: number; declined: number };

/** How many days the drawings look back. */
export const HISTORY_DAYS = ATTEMPT_DAYS;
