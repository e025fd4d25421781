import { Box } from "@/components/ui/check-box";
import type { InstanceView } from "@/lib/instances/view";
import { APP_COLUMN, COLUMNS, WHO_COLUMN } from "./instance-columns";
import type { Selection } from "./use-selection";

type TableHeadProps = {
  rows: InstanceView[];
  selection: Selection;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
};

/** Sticky column titles; on phones for screen readers only. */
export function TableHead({ rows, selection, onSelect }: TableHeadProps) {
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
        <span role="columnheader">Instance</span>
        <span role="columnheader" className={APP_COLUMN}>
          App
        </span>
        <span role="columnheader">Status</span>
        <span role="columnheader">Token expires</span>
        <span role="columnheader" className={WHO_COLUMN}>
          Connected by
        </span>
        <span role="columnheader">
          <span className="sr-only">Actions</span>
        </span>
      </div>
    </div>
  );
}
