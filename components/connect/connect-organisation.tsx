import type { OrganisationStep } from "@/lib/attempts/view";
import { FinishBy } from "./finish-by";
import { InstanceChoice } from "./instance-choice";
import { InstanceForm } from "./instance-form";
import { InstanceName } from "./instance-name";
import { OrganisationFacts } from "./organisation-facts";

/** Step 4 when one organisation is to become an instance. */
export function ConnectOrganisation({ step }: { step: OrganisationStep }) {
  return (
    <>
      <OrganisationFacts organisation={step.organisation} />
      <InstanceForm attemptId={step.attemptId} label="Connect organisation" busyLabel="Connecting">
        {step.already.length > 0 ? <InstanceChoice step={step} /> : <InstanceName step={step} />}
        <FinishBy at={step.expiresAt}>
          <span className="group-has-[[name=instance]:not([value=new]):checked]/instance:hidden">
            You’ll get an instance token on the next page.
          </span>
        </FinishBy>
      </InstanceForm>
    </>
  );
}
