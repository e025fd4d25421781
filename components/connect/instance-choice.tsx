import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceName } from "./instance-name";

/** For an organisation that is connected already. A name is asked for only when it is to be a new instance. */
export function InstanceChoice({ step }: { step: OrganisationStep }) {
  const wantsNew = step.problem !== null;
  return (
    <>
      <RadioCards legend="It is connected already. What shall this consent do?">
        {step.already.map(({ id, name }, index) => (
          <RadioCard
            key={id}
            name="instance"
            value={id}
            title={`Update instance ${id}`}
            defaultChecked={!wantsNew && index === 0}
          >
            {name} gets the new consent. Its id and token stay.
          </RadioCard>
        ))}
        <RadioCard name="instance" value="new" title="Make another instance" defaultChecked={wantsNew}>
          The same organisation once more, with an id and a token of its own.
        </RadioCard>
      </RadioCards>
      <div className="hidden group-has-[[value=new]:checked]/instance:block">
        <InstanceName step={step} />
      </div>
    </>
  );
}
