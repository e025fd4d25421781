import type { InstanceCount, Sort } from "@/lib/instances/view";
import { lowerFirst } from "./upper-first";
import { counted, countWords } from "./number";

/** Sort orders by name, for a menu. */
export const SORT_NAMES: Record<Sort, string> = {
  attention: "Needs attention first",
  newest: "Newest first",
  name: "By name",
  organisation: "By organisation",
  ends: "By token expiry",
  oldest: "Oldest first",
  name_desc: "Names from Z to A",
  organisation_desc: "Organisations from Z to A",
  ends_desc: "Latest token expiry first",
};

/** "148 of 1,284 · needs attention first". `count` is null without a filter. */
export function listNote(count: InstanceCount | null, total: InstanceCount, sort: Sort): string {
  const all = total.isMore ? `${countWords(total)} instances` : counted(total.count, "instance");
  const shown = count ?? total;
  const order = shown.count > 1 ? ` · ${lowerFirst(SORT_NAMES[sort])}` : "";
  return (count ? `${countWords(count)} of ${countWords(total)}` : all) + order;
}
