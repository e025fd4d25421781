import Link from "next/link";
import { Day } from "@/components/time/moment";
import { shortKind } from "@/components/words/app";
import type { InstanceView } from "@/lib/instances/view";
import { APP_COLUMN, COLUMNS, WHO_COLUMN } from "./instance-columns";
import { type RowActions, RowMenu } from "./row-menu";
import { StatusBadge } from "./status-badge";
import { TokenCell } from "./token-cell";

const SMALL = "block truncate text-13 text-ink-3";

/** Sixty pixels high; on phones two lines with badge and menu. */
export function InstanceRow({ instance, ...actions }: RowActions & { instance: InstanceView }) {
  return (
    <div
      role="row"
      className={`${COLUMNS} border-b border-line transition-colors last:border-b-0 hover:bg-sunken/55 max-sm:py-3 sm:h-[60px]`}
    >
      <div role="cell" className="min-w-0">
        <Link
          href={`/dashboard/instances/${instance.id}`}
          prefetch={false}
          className="block truncate font-medium text-ink no-underline hover:text-accent hover:underline max-sm:-my-3 max-sm:py-3"
        >
          {instance.name}
        </Link>
        <span className={SMALL}>
          <span className="mr-[7px] text-ink-2 tabular-nums">{instance.id}</span>
          {instance.organisationName}
        </span>
      </div>
      <div role="cell" className={APP_COLUMN}>
        <span className="block truncate">{instance.app.name}</span>
        <span className={SMALL}>{shortKind(instance.app)}</span>
      </div>
      <div role="cell" className="max-sm:self-start">
        <StatusBadge status={instance.status} />
      </div>
      <div role="cell" className="min-w-0 max-sm:order-1 max-sm:col-span-2 max-sm:mt-2">
        <TokenCell instance={instance} />
      </div>
      <div role="cell" className={WHO_COLUMN}>
        <span className="block truncate text-13 text-ink-2">{instance.connectedBy ?? "Not known"}</span>
        <span className={SMALL}>
          <Day at={instance.createdAt} />
        </span>
      </div>
      <div role="cell" className="max-sm:row-span-2">
        <RowMenu instance={instance} {...actions} />
      </div>
    </div>
  );
}
