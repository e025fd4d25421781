import { Explain, Explained } from "@/components/ui/description-list";
import { leftOut } from "@/components/copy/organisation-step";
import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceForm } from "./instance-form";
import { OrganisationFacts } from "./organisation-facts";

type ReconnectInstanceProps = { step: OrganisationStep; instanceId: number };

/** Step 4 when the organisation that came back is the one the instance is for. */
export function ReconnectInstance({ step, instanceId }: ReconnectInstanceProps) {
  const others = leftOut(step);
  return (
    <>
      <OrganisationFacts organisation={step.organisation} />
      <InstanceForm attemptId={step.attemptId} verb="Reconnect" busyVerb="Reconnecting">
        <input type="hidden" name="instance" value={instanceId} />
        <Explained>
          <Explain name="Stays">Id {instanceId}, its name, its tags and its token. Programs go on as they are.</Explain>
          <Explain name="Changes">The consent. It is the one that was just given.</Explain>
        </Explained>
        {others !== null && <p className="text-13 text-ink-3">{others}</p>}
      </InstanceForm>
    </>
  );
}
