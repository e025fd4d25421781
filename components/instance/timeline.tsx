import { useNow } from "@/components/time/use-now";
import { clock } from "@/components/time/format";
import { TitledPanel } from "@/components/ui/panel";
import { eventTone, eventWords, foldedWords } from "@/components/words/event";
import type { EventView } from "@/lib/events/view";
import { EventIcon } from "./event-icon";
import { type EventLine, foldEvents } from "./fold-events";

export function Timeline({ events }: { events: EventView[] }) {
  const now = useNow();
  const days = now === null ? [] : foldEvents(events, now);
  return (
    <TitledPanel id="what-happened" title="What happened">
      {days.length === 0 && <p className="text-ink-2">Nothing yet. Renewals and changes will be listed here.</p>}
      {days.map(({ heading, lines }) => (
        <section key={heading} aria-label={heading} className="mt-5 first:mt-0">
          <h3 className="mb-3 text-12 font-medium text-ink-3">{heading}</h3>
          <ol className="grid gap-4">
            {lines.map((line) => (
              <Line key={line.oldest.id} line={line} />
            ))}
          </ol>
        </section>
      ))}
    </TitledPanel>
  );
}

function Line({ line }: { line: EventLine }) {
  const { newest, oldest, count } = line;
  const { bold, rest } = count > 1 ? foldedWords(newest, count) : eventWords(newest);
  return (
    <li
      data-tone={eventTone(newest.type)}
      className="relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-3 before:absolute before:top-[22px] before:-bottom-3.5 before:left-[9.5px] before:w-px before:bg-line last:before:hidden"
    >
      <span className="grid size-5 place-items-center rounded-full bg-tone-soft text-tone [&_svg]:size-3 [&_svg]:stroke-[2.4]">
        <EventIcon type={newest.type} />
      </span>
      <p className="wrap-anywhere text-ink-2">
        <b className="font-medium text-ink">{bold}</b>
        {rest}
      </p>
      <span className="text-13 whitespace-nowrap text-ink-3 tabular-nums">
        {count > 1 && (
          <>
            <time dateTime={oldest.at}>{clock(Date.parse(oldest.at))}</time> to{" "}
          </>
        )}
        <time dateTime={newest.at}>{clock(Date.parse(newest.at))}</time>
      </span>
    </li>
  );
}
