import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import type { OrganisationStep } from "@/lib/attempts/view";
import { appChange } from "@/components/copy/organisation-step";
import { InstanceName } from "./instance-name";

/** The instance that is updated unless another choice is made. */
export function suggestedInstance({ problem, already }: OrganisationStep) {
  return problem === null ? already.find(({ isSuggested }) => isSuggested) : undefined;
}

type InstanceChoiceProps = { step: OrganisationStep; onChoose: (id: number | null) => void };

/** For an organisation that is already connected. Asks for a name only for a new instance, which `null` stands for. */
export function InstanceChoice({ step, onChoose }: InstanceChoiceProps) {
  const suggested = suggestedInstance(step);
  return (
    <>
      <RadioCards legend="Already connected. Update it or add another?">
        {step.already.map(({ id, name, app }) => (
          <RadioCard
            key={id}
            name="instance"
            value={id}
            title={`Update instance ${id}`}
            defaultChecked={id === suggested?.id}
            onChange={() => onChoose(id)}
          >
            {name} gets the new consent. Its id and instance token stay the same. {appChange(app, step.app)}
          </RadioCard>
        ))}
        <RadioCard
          name="instance"
          value="new"
          title="Add another instance"
          defaultChecked={!suggested}
          onChange={() => onChoose(null)}
        >
          Connects the same organisation again, with a new id and instance token.
        </RadioCard>
      </RadioCards>
      <div className="hidden group-has-[[value=new]:checked]/instance:block">
        <InstanceName step={step} />
      </div>
    </>
  );
}
