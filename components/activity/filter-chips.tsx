import { dayName } from "@/components/time/format";
import { Chip } from "@/components/ui/chip";
import { GROUP_WORDS } from "@/components/words/activity";
import { ACTIVITY_GROUPS } from "@/lib/activity/view";
import type { ActivityQuery } from "./activity-query";

type FilterChipsProps = { query: ActivityQuery; ask: (change: Partial<ActivityQuery>) => void };

/** What the activity is narrowed to; each can be taken off. */
export function FilterChips({ query, ask }: FilterChipsProps) {
  const { who, instance, from, to } = query;
  const group = ACTIVITY_GROUPS.find((known) => known === query.group);
  return (
    <>
      {group && <Chip text={GROUP_WORDS[group]} onRemove={() => ask({ group: "" })} />}
      {who && <Chip text={`Who: ${who}`} onRemove={() => ask({ who: "" })} />}
      {instance && <Chip text={`Instance: ${instance}`} onRemove={() => ask({ instance: "" })} />}
      {from && <Chip text={`From ${dayName(from)}`} onRemove={() => ask({ from: "" })} />}
      {to && <Chip text={`Until ${dayName(to)}`} onRemove={() => ask({ to: "" })} />}
    </>
  );
}
