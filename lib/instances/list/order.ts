import type { Sort } from "@/lib/instances/view";
import { STATUS_CONDITIONS } from "@/lib/instances/status-conditions";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { all } from "./conditions";

/** A part of the list that an index holds in the list's order. A list is one or several, so a page never sorts more than it shows. */
export type Segment = {
  code: string;
  /** Whose index it follows. */
  from: "instances" | "grants";
  key: "created_at" | "expires_at" | "name_key" | "organisation_key";
  way: "asc" | "desc";
  /** What the index holds only, what else holds for its instances, and both; on `instances i` and `grants g`. */
  index: string | null;
  rest: string | null;
  all: string | null;
};

const SINGLE: Record<Exclude<Sort, "attention">, Pick<Segment, "code" | "from" | "key" | "way">> = {
  newest: { code: "n", from: "instances", key: "created_at", way: "desc" },
  name: { code: "m", from: "instances", key: "name_key", way: "asc" },
  organisation: { code: "o", from: "instances", key: "organisation_key", way: "asc" },
  ends: { code: "t", from: "grants", key: "expires_at", way: "asc" },
  oldest: { code: "N", from: "instances", key: "created_at", way: "asc" },
  name_desc: { code: "M", from: "instances", key: "name_key", way: "desc" },
  organisation_desc: { code: "O", from: "instances", key: "organisation_key", way: "desc" },
  ends_desc: { code: "T", from: "grants", key: "expires_at", way: "desc" },
};

/** The segments of a list in that order, for instances in one of these statuses; none means any. */
export function segmentsOf(sort: Sort, statuses: InstanceStatus[]): Segment[] {
  const isAny = statuses.length === 0 || statuses.length === INSTANCE_STATUSES.length;
  const attention = STATUS_CONDITIONS.filter(({ status }) => isAny || statuses.includes(status));
  if (sort === "attention") return attention;
  const rest = isAny ? null : attention.map((segment) => `(${all([segment.all])})`).join(" or ");
  return [{ ...SINGLE[sort], index: null, rest, all: rest }];
}
