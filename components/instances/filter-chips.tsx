import { dayName } from "@/components/time/format";
import { Chip } from "@/components/ui/chip";
import type { ListQuery } from "./list-query";
import { useOptions } from "./use-counts";

type FilterChipsProps = { query: ListQuery; onChange: (change: Partial<ListQuery>) => void };

/** Active filters that no quick filter shows; each can be removed. */
export function FilterChips({ query, onChange }: FilterChipsProps) {
  const { tags, externalId, by, since, until, connector } = query;
  const { people } = useOptions(by !== "" && by !== "me");
  const who = by === "me" ? "me" : (people.find(({ id }) => String(id) === by)?.email ?? by);
  if (tags.length === 0 && ![externalId, by, since, until, connector].some(Boolean)) return null;
  return (
    <div className="flex gap-2 sm:basis-full sm:flex-wrap">
      {tags.map((tag) => (
        <Chip
          key={tag}
          text={`Tag: ${tag}`}
          onRemove={() => onChange({ tags: tags.filter((other) => other !== tag) })}
        />
      ))}
      {externalId && <Chip text={`Your own id: ${externalId}`} onRemove={() => onChange({ externalId: "" })} />}
      {by && <Chip text={`Connected by ${who}`} onRemove={() => onChange({ by: "" })} />}
      {(since || until) && <Chip text={daysText(since, until)} onRemove={() => onChange({ since: "", until: "" })} />}
      {connector && <Chip text="Connector: Xero" onRemove={() => onChange({ connector: "" })} />}
    </div>
  );
}

function daysText(since: string, until: string): string {
  if (since === until) return `Connected on ${dayName(since)}`;
  return ["Connected", since && `from ${dayName(since)}`, until && `until ${dayName(until)}`].filter(Boolean).join(" ");
}
