import { EXPIRING_MS } from "@/lib/grants/token-life";
import { all } from "./conditions";
import type { Sort } from "@/lib/instances/view";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";

/**
 * A run of the list that one index holds in the list's order. A list is one run or several, one after the other, so a
 * page begins in the middle of one of them and never sorts more than it shows. Conditions are on `instances i` and
 * `grants g`.
 */
export type Segment = {
  /** One letter that stands for it in a place of the list. */
  code: string;
  /** Whose index it follows; `grants` in the order of the end of their tokens, `ends` all of them. */
  from: "instances" | "grants" | "ends";
  key: "created_at" | "expires_at" | "name_key" | "organisation_key";
  way: "asc" | "desc";
  /** What its instances have in common, if there is one index for it. */
  status: InstanceStatus | null;
  /** What the index holds only. */
  only: string | null;
  /** What is left to look at: of the instance, and of its grant. */
  instance: string | null;
  grant: string | null;
};

const EXPIRING = `interval '${EXPIRING_MS} milliseconds'`;
const ENABLED = "i.disabled_at is null";
const SOUND = `${ENABLED} and i.removed_at is null`;
const RENEWABLE = "g.status <> 'reconnect' and g.renew_at is not null";
const UNRENEWABLE = "g.status <> 'reconnect' and g.renew_at is null";

const byGrant = { from: "grants", key: "expires_at", grant: null } as const;
const byInstance = { from: "instances", key: "created_at", way: "desc" } as const;

// The same derivation as instanceStatus in status.ts, for the database; a test compares them.
const ATTENTION: Segment[] = [
  { code: "a", status: "reconnect", ...byGrant, way: "desc", only: "g.status = 'reconnect'", instance: ENABLED },
  {
    code: "b",
    status: "reconnect",
    ...byInstance,
    only: "i.removed_at is not null",
    instance: ENABLED,
    grant: "g.status <> 'reconnect'",
  },
  {
    code: "c",
    status: "expired",
    ...byGrant,
    way: "desc",
    only: `${UNRENEWABLE} and g.expires_at <= now()`,
    instance: SOUND,
  },
  {
    code: "d",
    status: "expiring",
    ...byGrant,
    way: "asc",
    only: `${UNRENEWABLE} and g.expires_at > now() and g.expires_at <= now() + ${EXPIRING}`,
    instance: SOUND,
  },
  {
    code: "e",
    status: "retrying",
    ...byGrant,
    way: "asc",
    only: `g.status = 'retrying' and (g.renew_at is not null or g.expires_at > now() + ${EXPIRING})`,
    instance: SOUND,
  },
  {
    // Overdue: the renewer has not reached them yet.
    code: "f",
    status: "retrying",
    ...byGrant,
    way: "asc",
    only: `${RENEWABLE} and g.status = 'active' and g.expires_at <= now()`,
    instance: SOUND,
  },
  {
    code: "g",
    status: "connected",
    ...byInstance,
    only: null,
    instance: SOUND,
    grant: `g.status = 'active' and g.expires_at > now() and (g.renew_at is not null or g.expires_at > now() + ${EXPIRING})`,
  },
  { code: "h", status: "disabled", ...byInstance, only: "i.disabled_at is not null", instance: null, grant: null },
];

const SINGLE: Record<Exclude<Sort, "attention">, Pick<Segment, "code" | "from" | "key" | "way">> = {
  newest: { code: "n", from: "instances", key: "created_at", way: "desc" },
  name: { code: "m", from: "instances", key: "name_key", way: "asc" },
  organisation: { code: "o", from: "instances", key: "organisation_key", way: "asc" },
  ends: { code: "t", from: "ends", key: "expires_at", way: "asc" },
};

/** The runs of a list in that order, for instances in one of these statuses; none means any. */
export function segmentsOf(sort: Sort, statuses: InstanceStatus[]): Segment[] {
  const isAny = statuses.length === 0 || statuses.length === INSTANCE_STATUSES.length;
  const attention = ATTENTION.filter(({ status }) => isAny || (status !== null && statuses.includes(status)));
  if (sort === "attention") return attention;
  const grant = isAny ? null : attention.map((run) => `(${conditionOf(run)})`).join(" or ");
  return [{ ...SINGLE[sort], status: null, only: null, instance: null, grant }];
}

/** Everything that holds for the instances of a run. */
export function conditionOf({ only, instance, grant }: Segment): string {
  return all([only, instance, grant]);
}
