import { Panel } from "@/components/ui/panel";
import type { InstanceView } from "@/lib/instances/view";
import type { RowWindow } from "./row-window";
import { RowSkeleton } from "./list-skeleton";
import { InstanceRow } from "./instance-row";
import type { RowActions } from "./row-menu";
import type { Sorting } from "./sort-head";
import { TableHead } from "./table-head";
import type { VisibleRange } from "./use-rows";
import type { Selection } from "./use-selection";

/** Rows rendered before and after the visible ones, so that scrolling shows no gaps. */
const OVERSCAN = 8;
/** Skeleton rows at the end while there is more. */
const SKELETON_ROWS = 8;

type InstanceTableProps = RowActions & {
  rowWindow: RowWindow;
  visible: VisibleRange;
  rowHeight: number;
  /** Receives the element around the rows. */
  bodyRef: (body: HTMLElement | null) => void;
  isBusy: boolean;
  /** How many match, when known exactly. */
  count: number | null;
  /** Id of the focused row, which is rendered wherever it is. */
  current: number | null;
  selection: Selection;
  sorting: Sorting;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
};

/** A table by its roles, since phones show its rows as blocks. Renders only rows in and near the window. */
export function InstanceTable({ rowWindow, visible, rowHeight, bodyRef, ...props }: InstanceTableProps) {
  const { isBusy, count, current, selection, sorting, onSelect, ...actions } = props;
  const end = rowWindow.known + (rowWindow.next === null ? 0 : SKELETON_ROWS);
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Instances" aria-busy={isBusy} aria-rowcount={count === null ? -1 : count + 1}>
        <TableHead rows={rowWindow.rows} selection={selection} onSelect={onSelect} sorting={sorting} />
        {/* The last row needs no line under it. */}
        <div ref={bodyRef} role="rowgroup" className="relative" style={{ height: end * rowHeight - 1 }}>
          {renderedRows(rowWindow, visible, end, current).map((number) => {
            const instance = rowWindow.rows[number - rowWindow.base];
            const top = number * rowHeight;
            return instance ? (
              <InstanceRow
                key={instance.id}
                instance={instance}
                number={number}
                top={top}
                isSelected={selection.has(instance.id)}
                onSelect={onSelect}
                {...actions}
              />
            ) : (
              <div key={`skeleton ${number}`} aria-hidden="true" className="absolute inset-x-0" style={{ top }}>
                <RowSkeleton number={number} />
              </div>
            );
          })}
        </div>
      </div>
    </Panel>
  );
}

/** Indexes of the rows to render. */
function renderedRows(
  { base, rows }: RowWindow,
  { first, last }: VisibleRange,
  end: number,
  current: number | null,
): number[] {
  const from = Math.max(0, first - OVERSCAN);
  const to = Math.min(end, last + 1 + OVERSCAN);
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const focused = rows.findIndex(({ id }) => id === current) + base;
  return focused < base || numbers.includes(focused) ? numbers : [...numbers, focused];
}
