import { CheckBox } from "@/components/ui/check-box";
import { RadioCard } from "@/components/ui/radio-card";
import { DELIVERABLE_TYPES } from "@/lib/webhooks/endpoints/view";

/** Which events a webhook is sent: fields `events` (`all` or `some`) and `eventTypes`. None chosen is all. */
export function EventChoice({ chosen }: { chosen: string[] }) {
  const isAll = chosen.length === 0;
  return (
    <fieldset className="group/events grid min-w-0 gap-3">
      <legend className="mb-2 text-14 font-medium">Events</legend>
      <RadioCard name="events" value="all" title="Every event" defaultChecked={isAll}>
        Also those that later versions add.
      </RadioCard>
      <RadioCard name="events" value="some" title="Only some" defaultChecked={!isAll}>
        You choose which.
      </RadioCard>
      <div className="hidden gap-x-5 group-has-[[value=some]:checked]/events:grid sm:grid-cols-2">
        {DELIVERABLE_TYPES.map((type) => (
          <CheckBox
            key={type}
            name="eventTypes"
            value={type}
            defaultChecked={chosen.includes(type)}
            label={<code className="font-mono text-13">{type}</code>}
          />
        ))}
      </div>
    </fieldset>
  );
}
