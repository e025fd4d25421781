import Link from "next/link";
import type { ReactNode } from "react";
import { Moment } from "@/components/time/moment";
import { Panel } from "@/components/ui/panel";
import { inDigits } from "@/components/copy/number";
import type { OverviewView } from "@/lib/overview/view";

/** The four main numbers of an organization, each a link to what it counts. */
export function Stats({ counts, atLeast, total, countedAt, health }: OverviewView) {
  if (!health) return null;
  const { weekAgo, thisHour, hourBefore } = health;
  return (
    <Panel aria-label="At a glance" className="mb-4">
      <dl className="grid grid-cols-2 lg:grid-cols-4">
        <Stat name="Instances" value={total} href="/dashboard/instances">
          {weekAgo === null ? "in total" : sinceWeek(total - weekAgo)}
        </Stat>
        <Stat name="Connected" value={counts.connected} href="/dashboard/instances?status=connected">
          {atLeast.length > 0 ? "at most (some statuses are too large to count live)" : share(counts.connected, total)}
          {countedAt && (
            <>
              , counted at <Moment at={countedAt} />
            </>
          )}
        </Stat>
        <Stat name="Renewals, this hour" value={thisHour.renewed} href="/dashboard/audit-log?group=renewals">
          {inDigits(hourBefore.renewed)} in the previous hour
        </Stat>
        <Stat name="Failed, this hour" value={thisHour.failed} href="/dashboard/audit-log?group=renewals">
          {inDigits(hourBefore.failed)} in the previous hour
        </Stat>
      </dl>
    </Panel>
  );
}

type StatProps = { name: string; value: number; href: string; children: ReactNode };

function Stat({ name, value, href, children }: StatProps) {
  return (
    <div className="border-line px-4 py-4 max-lg:even:border-l max-lg:nth-[n+3]:border-t sm:px-5 lg:not-first:border-l">
      <dt className="text-13 text-ink-3">{name}</dt>
      <dd className="mt-0.5">
        <Link
          href={href}
          prefetch={false}
          className="text-24 leading-[1.25] font-semibold tracking-large text-ink no-underline hover:text-accent hover:underline"
        >
          {inDigits(value)}
        </Link>
        <span className="block text-13 text-ink-2">{children}</span>
      </dd>
    </div>
  );
}

function sinceWeek(more: number): string {
  if (more === 0) return "same as a week ago";
  return `${inDigits(Math.abs(more))} ${more > 0 ? "more" : "fewer"} than a week ago`;
}

function share(part: number, whole: number): string {
  return whole === 0 ? "none yet" : `${((part / whole) * 100).toFixed(part === whole ? 0 : 1)}% of all`;
}
