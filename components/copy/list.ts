import type { InstanceCount, Sort } from "@/lib/instances/view";
import { counted, countWords } from "./number";

/** Sort orders by name, for a menu. */
export const SORT_NAMES: Record<Sort, string> = {
  attention: "Needs attention first",
  newest: "Newest first",
  name: "By name",
  organisation: "By organisation",
  ends: "By token expiry",
};

/** "148 of 1,284 · needs attention first". `count` is null without a filter. */
export function listNote(count: InstanceCount | null, total: InstanceCount, sort: Sort): string {
  const all = total.isMore ? `${countWords(total)} instances` : counted(total.count, "instance");
  const shown = count ?? total;
  const order = shown.count > 1 ? ` · ${SORT_NAMES[sort].toLowerCase()}` : "";
  return (count ? `${countWords(count)} of ${countWords(total)}` : all) + order;
}
