import { Panel } from "@/components/ui/panel";
import type { InstanceView } from "@/lib/instances/view";
import { APP_COLUMN, COLUMNS, WHO_COLUMN } from "./instance-columns";
import { InstanceRow } from "./instance-row";
import type { RowActions } from "./row-menu";

type InstanceTableProps = RowActions & { instances: InstanceView[]; busy: boolean };

/** A table by its roles: as a grid it can become blocks on phones without ceasing to be one. */
export function InstanceTable({ instances, busy, ...actions }: InstanceTableProps) {
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Instances" aria-busy={busy}>
        <div role="rowgroup" className="max-sm:sr-only">
          <div role="row" className={`${COLUMNS} h-9 border-b border-line text-12 font-medium text-ink-3`}>
            <span role="columnheader">Instance</span>
            <span role="columnheader" className={APP_COLUMN}>
              App
            </span>
            <span role="columnheader">Status</span>
            <span role="columnheader">Token ends</span>
            <span role="columnheader" className={WHO_COLUMN}>
              Connected by
            </span>
            <span role="columnheader">
              <span className="sr-only">Actions</span>
            </span>
          </div>
        </div>
        <div role="rowgroup">
          {instances.map((instance) => (
            <InstanceRow key={instance.id} instance={instance} {...actions} />
          ))}
        </div>
      </div>
    </Panel>
  );
}
