import { type Caller, scopeOf } from "@/lib/caller";
import type { AppKind, Protocol } from "@/lib/xero/model";
import type { InstanceStatus } from "@/lib/instances/status";
import { query } from "./statement";

/** What the list is narrowed to. Null and empty mean any; what is given has to hold together. */
export type ListFilter = {
  /** Words that each have to be part of name, organisation or a tag, or be the id. Capitals and accents do not count. */
  search: string;
  /** Text that has to be part of name or organisation as it is; capitals do not count. */
  text: string;
  statuses: InstanceStatus[];
  kind: AppKind | null;
  protocol: Protocol | null;
  appId: string | null;
  connector: string | null;
  /** The host's own id of the customer, as a whole. */
  externalId: string | null;
  tags: string[];
  createdById: number | null;
  /** Connected at this time or later, and before that one. */
  since: Date | null;
  until: Date | null;
};

export const NO_FILTER: ListFilter = {
  search: "",
  text: "",
  statuses: [],
  kind: null,
  protocol: null,
  appId: null,
  connector: null,
  externalId: null,
  tags: [],
  createdById: null,
  since: null,
  until: null,
};

/** A filter for an organization, with the words of its search and the whole of its text as `instances.search` has them. */
export type BoundFilter = ListFilter & { organizationId: string; words: string[]; folded: string };

const MAX_WORDS = 8;

/** The filter within what the caller may see. */
export async function bind(caller: Caller, filter: ListFilter): Promise<BoundFilter> {
  const { organizationId, ownerId } = scopeOf(caller);
  // Who may see only their own instances and asks for another's gets none, not their own.
  const isNobodys = ownerId !== null && filter.createdById !== null && filter.createdById !== ownerId;
  const [search, folded] = await fold(filter);
  const words = [...new Set(search.split(" "))].filter((word) => word !== "").slice(0, MAX_WORDS);
  return { ...filter, createdById: isNobodys ? 0 : (ownerId ?? filter.createdById), organizationId, words, folded };
}

async function fold({ search, text }: ListFilter): Promise<[search: string, text: string]> {
  if (search.trim() === "" && text === "") return ["", ""];
  const statement = "select folded($1) search, folded($2) text";
  const [row] = await query<{ search: string; text: string }>(statement, [search, text]);
  return [row!.search, row!.text];
}
