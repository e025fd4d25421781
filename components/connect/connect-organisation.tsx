import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceChoice } from "./instance-choice";
import { InstanceForm } from "./instance-form";
import { InstanceName } from "./instance-name";
import { OrganisationFacts } from "./organisation-facts";

/** Step 4 when the organisation shall become an instance. */
export function ConnectOrganisation({ step }: { step: OrganisationStep }) {
  return (
    <>
      <OrganisationFacts organisation={step.organisation} />
      <InstanceForm attemptId={step.attemptId} verb="Connect organisation" busyVerb="Connecting">
        {step.already.length > 0 ? <InstanceChoice step={step} /> : <InstanceName step={step} />}
        <p className="text-13 text-ink-3">
          A new instance gets a token, which the next page shows for a few minutes, and nothing after that. You have 15
          minutes from when you left for Xero.
        </p>
      </InstanceForm>
    </>
  );
}
