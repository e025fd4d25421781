import type { InstanceCount, Sort } from "@/lib/instances/view";
import { counted, countWords } from "./number";

/** Names of the orders, for a menu. */
export const SORT_NAMES: Record<Sort, string> = {
  attention: "Needs attention first",
  newest: "Newest first",
  name: "By name",
  organisation: "By organisation",
  ends: "By end of token",
};

const IN_ORDER: Record<Sort, string> = {
  attention: "those that need you first",
  newest: "the newest first",
  name: "by name",
  organisation: "by organisation",
  ends: "by the end of their tokens",
};

/** "148 of 1,284, those that need you first": the order matters only where there is one. `count` is null where nothing is filtered. */
export function listNote(count: InstanceCount | null, total: InstanceCount, sort: Sort): string {
  const all = total.isMore ? `${countWords(total)} instances` : counted(total.count, "instance");
  const shown = count ?? total;
  const order = shown.count > 1 ? `, ${IN_ORDER[sort]}` : "";
  return (count ? `${countWords(count)} of ${countWords(total)}` : all) + order;
}
