import type { AppKind, Protocol } from "@/lib/xero/model";
import type { InstanceStatus } from "@/lib/instances/status";

/** What the list is narrowed to. Null and empty mean any; what is given has to hold together. */
export type ListFilter = {
  /** Words that each have to stand in name, organisation or a tag, or be the id. */
  search: string;
  statuses: InstanceStatus[];
  kind: AppKind | null;
  protocol: Protocol | null;
  appId: string | null;
  connector: string | null;
  /** Whole tags, all of them. */
  tags: string[];
  /** Who connected it. */
  createdById: number | null;
  /** Connected at this time or later, and before that one. */
  since: Date | null;
  until: Date | null;
};

export const NO_FILTER: ListFilter = {
  search: "",
  statuses: [],
  kind: null,
  protocol: null,
  appId: null,
  connector: null,
  tags: [],
  createdById: null,
  since: null,
  until: null,
};
