import { ArrowDown, ArrowUp } from "lucide-react";
import { clsx } from "@/components/ui/class-names";
import type { Sort } from "@/lib/instances/view";

export type Sorting = { sort: Sort; onSort: (sort: Sort) => void };

type SortHeadProps = Sorting & {
  title: string;
  /** The order of the first click, and of the next. */
  orders: readonly [Sort, Sort?];
  className?: string;
};

/** A column's title that sorts the list by it, and the other way round when it is sorted so already. */
export function SortHead({ title, orders: [first, second = first], sort, onSort, className }: SortHeadProps) {
  const direction = sort === first ? DIRECTIONS[first] : sort === second ? DIRECTIONS[second] : "none";
  const Arrow = direction === "descending" ? ArrowDown : ArrowUp;
  return (
    <span role="columnheader" aria-sort={direction} className={className}>
      <button
        type="button"
        onClick={() => onSort(sort === first ? second : first)}
        className={clsx(
          "group/sort -mx-1.5 inline-flex min-h-7 cursor-pointer items-center gap-1 rounded-badge px-1.5 whitespace-nowrap hover:text-ink [&>svg]:size-3.5",
          direction !== "none" && "text-ink",
        )}
      >
        {title}
        <Arrow className={direction === "none" ? "invisible group-hover/sort:visible" : undefined} />
      </button>
    </span>
  );
}

/** Needs attention first is an order of its own kind. */
const DIRECTIONS: Record<Sort, "ascending" | "descending" | "other"> = {
  attention: "other",
  newest: "descending",
  oldest: "ascending",
  name: "ascending",
  name_desc: "descending",
  organisation: "ascending",
  organisation_desc: "descending",
  ends: "ascending",
  ends_desc: "descending",
};
