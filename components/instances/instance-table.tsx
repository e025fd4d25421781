import { Panel } from "@/components/ui/panel";
import type { InstanceView } from "@/lib/instances/view";
import type { RowWindow } from "./row-window";
import { RowSkeleton } from "./list-skeleton";
import { InstanceRow } from "./instance-row";
import type { RowActions } from "./row-menu";
import { TableHead } from "./table-head";
import type { Seen } from "./use-rows";
import type { Selection } from "./use-selection";

/** Rows drawn before and after those that are seen, so that scrolling shows no gaps. */
const AROUND = 8;
/** Bones for what comes next. */
const COMING = 8;

type InstanceTableProps = RowActions & {
  held: RowWindow;
  seen: Seen;
  rowHeight: number;
  /** Is told the element round the rows. */
  bodyRef: (body: HTMLElement | null) => void;
  isBusy: boolean;
  /** How many fit, when that is known exactly. */
  count: number | null;
  /** Id of the row that has the focus; it is drawn wherever it is. */
  current: number | null;
  selection: Selection;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
};

/** A table by its roles: as a grid it can become blocks on phones without ceasing to be one. Only rows in and near the window are drawn. */
export function InstanceTable({ held, seen, rowHeight, bodyRef, ...props }: InstanceTableProps) {
  const { isBusy, count, current, selection, onSelect, ...actions } = props;
  const end = held.known + (held.next === null ? 0 : COMING);
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Instances" aria-busy={isBusy} aria-rowcount={count === null ? -1 : count + 1}>
        <TableHead rows={held.rows} selection={selection} onSelect={onSelect} />
        {/* The last row needs no line under it. */}
        <div ref={bodyRef} role="rowgroup" className="relative" style={{ height: end * rowHeight - 1 }}>
          {drawn(held, seen, end, current).map((number) => {
            const instance = held.rows[number - held.base];
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
              <div key={`coming ${number}`} aria-hidden="true" className="absolute inset-x-0" style={{ top }}>
                <RowSkeleton number={number} />
              </div>
            );
          })}
        </div>
      </div>
    </Panel>
  );
}

/** Numbers of the rows to draw. */
function drawn({ base, rows }: RowWindow, { first, last }: Seen, end: number, current: number | null): number[] {
  const from = Math.max(0, first - AROUND);
  const to = Math.min(end, last + 1 + AROUND);
  const numbers = Array.from({ length: Math.max(0, to - from) }, (_, index) => from + index);
  const focused = rows.findIndex(({ id }) => id === current) + base;
  return focused < base || numbers.includes(focused) ? numbers : [...numbers, focused];
}
