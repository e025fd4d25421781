import { useNow } from "@/components/time/use-now";
import { clock } from "@/components/time/format";
import { TitledPanel } from "@/components/ui/panel";
import { eventTone, eventWords } from "@/components/copy/event";
import type { EventView } from "@/lib/audit-log/view";
import { EventIcon } from "./event-icon";
import { eventsByDay } from "./events-by-day";

export function Timeline({ events }: { events: EventView[] }) {
  const now = useNow();
  const days = now === null ? [] : eventsByDay(events, now);
  return (
    <TitledPanel id="activity" title="Activity">
      {days.length === 0 && <p className="text-ink-2">Nothing yet. Renewals and changes appear here.</p>}
      {days.map(({ heading, events: ofDay }) => (
        <section key={heading} aria-label={heading} className="mt-5 first:mt-0">
          <h3 className="mb-3 text-12 font-medium text-ink-3">{heading}</h3>
          <ol className="grid gap-4">
            {ofDay.map((event) => (
              <Line key={event.id} event={event} />
            ))}
          </ol>
        </section>
      ))}
    </TitledPanel>
  );
}

function Line({ event }: { event: EventView }) {
  const { bold, rest } = eventWords(event);
  return (
    <li
      data-tone={eventTone(event.type)}
      className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-3 before:absolute before:top-[22px] before:-bottom-3.5 before:left-[9.5px] before:w-px before:bg-line last:before:hidden"
    >
      <span className="grid size-5 place-items-center rounded-full bg-tone-soft text-tone [&_svg]:size-3 [&_svg]:stroke-[2.4]">
        <EventIcon type={event.type} />
      </span>
      <p className="wrap-anywhere text-ink-2">
        <b className="font-medium text-ink">{bold}</b>
        {rest}
      </p>
      <time dateTime={event.at} className="text-13 whitespace-nowrap text-ink-3 tabular-nums">
        {clock(Date.parse(event.at))}
      </time>
    </li>
  );
}
