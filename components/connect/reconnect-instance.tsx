import { Explain, Explained } from "@/components/ui/description-list";
import { otherOrganisations } from "@/components/copy/organisation-step";
import type { OrganisationStep } from "@/lib/attempts/view";
import { FinishBy } from "./finish-by";
import { InstanceForm } from "./instance-form";
import { OrganisationFacts } from "./organisation-facts";

type ReconnectInstanceProps = { step: OrganisationStep; instanceId: number };

/** Step 4 when Xero returned the organisation of the instance to reconnect. */
export function ReconnectInstance({ step, instanceId }: ReconnectInstanceProps) {
  const others = otherOrganisations(step);
  return (
    <>
      <OrganisationFacts organisation={step.organisation} />
      <InstanceForm attemptId={step.attemptId} label="Reconnect" busyLabel="Reconnecting">
        <input type="hidden" name="instance" value={instanceId} />
        <Explained>
          <Explain name="Unchanged">
            Id {instanceId}, its name, tags and instance token. Your integration keeps working.
          </Explain>
          <Explain name="Changes">The consent: the new one replaces the old one.</Explain>
        </Explained>
        <FinishBy at={step.expiresAt}>{others}</FinishBy>
      </InstanceForm>
    </>
  );
}
