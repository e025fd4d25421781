import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceName } from "./instance-name";

/** For an organisation that is already connected. Asks for a name only for a new instance. */
export function InstanceChoice({ step }: { step: OrganisationStep }) {
  const wantsNew = step.problem !== null;
  return (
    <>
      <RadioCards legend="Already connected. Update it or add another?">
        {step.already.map(({ id, name }, index) => (
          <RadioCard
            key={id}
            name="instance"
            value={id}
            title={`Update instance ${id}`}
            defaultChecked={!wantsNew && index === 0}
          >
            {name} gets the new consent. Its id and instance token stay the same.
          </RadioCard>
        ))}
        <RadioCard name="instance" value="new" title="Add another instance" defaultChecked={wantsNew}>
          Connects the same organisation again, with a new id and instance token.
        </RadioCard>
      </RadioCards>
      <div className="hidden group-has-[[value=new]:checked]/instance:block">
        <InstanceName step={step} />
      </div>
    </>
  );
}
