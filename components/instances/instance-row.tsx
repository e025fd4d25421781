import { clsx } from "@/components/ui/class-names";
import { memo } from "react";
import { Day } from "@/components/time/moment";
import { Box } from "@/components/ui/check-box";
import { shortKind } from "@/components/copy/app";
import type { InstanceView } from "@/lib/instances/view";
import { APP_COLUMN, COLUMNS, ROW_HEIGHT, WHO_COLUMN } from "./instance-columns";
import { type RowActions, RowMenu } from "./row-menu";
import { StatusBadge } from "./status-badge";
import { InstanceCell } from "./instance-cell";
import { TokenCell } from "./token-cell";

const SMALL = "block truncate text-13 text-ink-3";

type InstanceRowProps = RowActions & {
  instance: InstanceView;
  /** Index in the whole list, from 0. */
  number: number;
  top: number;
  isSelected: boolean;
  onSelect: (instances: InstanceView[], isSelected: boolean) => void;
};

/** Sixty pixels high; on phones two lines with box, badge and menu. */
export const InstanceRow = memo(function InstanceRow({ instance, ...props }: InstanceRowProps) {
  const { number, top, isSelected, onSelect, ...actions } = props;
  return (
    <div
      role="row"
      aria-rowindex={number + 2}
      data-row={instance.id}
      style={{ top }}
      className={clsx(
        COLUMNS,
        ROW_HEIGHT,
        "absolute inset-x-0 content-center border-b border-line transition-colors",
        isSelected ? "bg-accent-soft/50" : "hover:bg-sunken/55",
      )}
    >
      <div role="cell" className="max-sm:row-span-2 max-sm:-mt-1 max-sm:self-start">
        <label className="grid size-[18px] place-items-center max-sm:size-11">
          <span className="sr-only">Select {instance.name}</span>
          <Box checked={isSelected} onChange={({ target }) => onSelect([instance], target.checked)} />
        </label>
      </div>
      <div role="cell" className="min-w-0">
        <InstanceCell instance={instance} />
      </div>
      <div role="cell" className={APP_COLUMN}>
        <span dir="auto" title={instance.app.name} className="block truncate">
          {instance.app.name}
        </span>
        <span className={SMALL}>{shortKind(instance.app)}</span>
      </div>
      <div role="cell" className="max-sm:self-start">
        <StatusBadge status={instance.status} />
      </div>
      <div role="cell" className="min-w-0 max-sm:order-1 max-sm:col-span-2 max-sm:col-start-2 max-sm:mt-2">
        <TokenCell instance={instance} />
      </div>
      <div role="cell" className={WHO_COLUMN}>
        <span title={instance.connectedBy ?? undefined} className="block truncate text-13 text-ink-2">
          {instance.connectedBy ?? "Unknown"}
        </span>
        <span className={SMALL}>
          <Day at={instance.createdAt} />
        </span>
      </div>
      <div role="cell" className="max-sm:row-span-2 max-sm:self-start">
        <RowMenu instance={instance} {...actions} />
      </div>
    </div>
  );
});
