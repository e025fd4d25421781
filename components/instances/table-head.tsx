import { Box } from "@/components/ui/check-box";
import type { InstanceView } from "@/lib/instances/view";
import { APP_COLUMN, COLUMNS, WHO_COLUMN } from "./instance-columns";
import { SortHead, type Sorting } from "./sort-head";
import type { Selection } from "./use-selection";

type TableHeadProps = {
  rows: InstanceView[];
  selection: Selection;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
  sorting: Sorting;
};

/** Sticky column titles; on phones for screen readers only. */
export function TableHead({ rows, selection, onSelect, sorting }: TableHeadProps) {
  const selected = rows.filter(({ id }) => selection.has(id)).length;
  const isEvery = selected === rows.length && selected > 0;
  return (
    <div role="rowgroup" className="sticky top-0 z-10 bg-surface max-sm:sr-only">
      <div
        role="row"
        aria-rowindex={1}
        className={`${COLUMNS} h-9 border-b border-line text-12 font-medium text-ink-3`}
      >
        <span role="columnheader">
          <Box
            aria-label={`Select the ${rows.length} loaded rows`}
            checked={isEvery}
            ref={(box) => {
              if (box) box.indeterminate = selected > 0 && !isEvery;
            }}
            onChange={() => onSelect(rows, !isEvery)}
            className="block"
          />
        </span>
        <SortHead title="Instance" orders={["name", "name_desc"]} {...sorting} />
        <span role="columnheader" className={APP_COLUMN}>
          App
        </span>
        <SortHead title="Status" orders={["attention"]} {...sorting} />
        <SortHead title="Token expires" orders={["ends", "ends_desc"]} {...sorting} />
        <SortHead title="Connected by" orders={["newest", "oldest"]} {...sorting} className={WHO_COLUMN} />
        <span role="columnheader">
          <span className="sr-only">Actions</span>
        </span>
      </div>
    </div>
  );
}
