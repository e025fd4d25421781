import Link from "next/link";
import { STATUS_ICONS } from "@/components/instances/status-badge";
import { inDigits } from "@/components/copy/number";
import { STATUS_WORDS } from "@/components/copy/status";
import type { InstanceStatus } from "@/lib/instances/status";
import type { OverviewView } from "@/lib/overview/view";

/** In stacking order, from the top. */
export const KEYS: InstanceStatus[] = ["connected", "reconnect", "retrying", "expiring", "expired", "disabled"];

/** The chart's legend with current numbers, each a link to the list. */
export function StatusKeys({ counts, atLeast }: Pick<OverviewView, "counts" | "atLeast">) {
  return (
    <ul aria-label="Instances by status now" className="flex flex-wrap gap-x-4 text-13">
      {KEYS.map((status) => (
        <li key={status}>
          <Link
            href={`/dashboard/instances?status=${status}`}
            prefetch={false}
            className="inline-flex min-h-[max(28px,var(--hit)-8px)] items-center gap-1.5 text-ink-2 no-underline hover:text-accent hover:underline"
          >
            <StatusSign status={status} />
            {STATUS_WORDS[status]}{" "}
            <b className="font-medium text-ink tabular-nums">
              {inDigits(counts[status])}
              {atLeast.includes(status) && "+"}
            </b>
          </Link>
        </li>
      ))}
    </ul>
  );
}

/** A status icon in its colour. */
export function StatusSign({ status }: { status: InstanceStatus }) {
  const Icon = STATUS_ICONS[status];
  return <Icon data-tone={status} className="size-[13px] stroke-[2.4] text-tone" />;
}
