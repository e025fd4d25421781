import Link from "next/link";
import { EventIcon } from "@/components/instance/event-icon";
import { DayAndClock } from "@/components/time/day-and-clock";
import { Panel } from "@/components/ui/panel";
import { eventTone, eventWords } from "@/components/copy/event";
import type { AuditLogEntry } from "@/lib/audit-log/view";

const COLUMNS = "grid px-4 sm:grid-cols-[minmax(0,1.7fr)_minmax(0,1fr)_minmax(0,1.15fr)_104px] sm:gap-x-5 sm:px-5";

/** A table by its roles, which phones show as blocks. */
export function AuditLogTable({ entries, busy }: { entries: AuditLogEntry[]; busy: boolean }) {
  return (
    <Panel className="overflow-clip max-sm:-mx-4 max-sm:rounded-none max-sm:border-x-0">
      <div role="table" aria-label="Audit log" aria-busy={busy}>
        <div role="rowgroup" className="max-sm:sr-only">
          <div role="row" className={`${COLUMNS} h-9 items-center border-b border-line text-12 font-medium text-ink-3`}>
            <span role="columnheader">Event</span>
            <span role="columnheader">Instance</span>
            <span role="columnheader">User and IP address</span>
            <span role="columnheader">Time</span>
          </div>
        </div>
        <div role="rowgroup">
          {entries.map((entry) => (
            <Entry key={entry.id} entry={entry} />
          ))}
        </div>
      </div>
    </Panel>
  );
}

function Entry({ entry }: { entry: AuditLogEntry }) {
  // The actor has a column of its own.
  const { bold, rest } = eventWords({ ...entry, actor: null });
  return (
    <div
      role="row"
      className={`${COLUMNS} border-b border-line py-3 last:border-b-0 max-sm:gap-y-0.5 max-sm:[&>*:not(:first-child)]:pl-8`}
    >
      <div role="cell" data-tone={eventTone(entry.type)} className="grid grid-cols-[20px_minmax(0,1fr)] gap-x-3">
        <span className="grid size-5 place-items-center rounded-full bg-tone-soft text-tone [&_svg]:size-3 [&_svg]:stroke-[2.4]">
          <EventIcon type={entry.type} />
        </span>
        <p className="wrap-anywhere text-ink-2">
          <b className="font-medium text-ink">{bold}</b>
          {rest}
        </p>
      </div>
      <div role="cell" className="min-w-0 wrap-anywhere">
        <Instance instance={entry.instance} />
      </div>
      <div role="cell" className="min-w-0 wrap-anywhere">
        {entry.actor ?? <span className="text-ink-2">Gangway</span>}
        {entry.address && <span className="block text-13 text-ink-3 tabular-nums">{entry.address}</span>}
      </div>
      <div role="cell" className="text-13 text-ink-3 tabular-nums">
        <DayAndClock at={entry.at} />
      </div>
    </div>
  );
}

/** A disconnected instance has no page any more, only an id. */
function Instance({ instance }: Pick<AuditLogEntry, "instance">) {
  if (!instance) return null;
  if (instance.name === null) return <span className="text-ink-2 tabular-nums">{instance.id}, disconnected</span>;
  return (
    <>
      <Link href={`/dashboard/instances/${instance.id}`} prefetch={false} className="text-ink">
        {instance.name}
      </Link>{" "}
      <span className="text-13 text-ink-3 tabular-nums">{instance.id}</span>
    </>
  );
}
