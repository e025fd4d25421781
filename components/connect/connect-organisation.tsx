import type { OrganisationStep } from "@/lib/attempts/view";
import { FinishBy } from "./finish-by";
import { OrganisationFacts } from "./organisation-facts";
import { OrganisationForm } from "./organisation-form";

/** Step 4 when one organisation is to become an instance. */
export function ConnectOrganisation({ step }: { step: OrganisationStep }) {
  return (
    <>
      <OrganisationFacts organisation={step.organisation} />
      <OrganisationForm step={step}>
        <FinishBy at={step.expiresAt}>
          <span className="group-has-[[name=instance]:not([value=new]):checked]/instance:hidden">
            You’ll get an instance token on the next page.
          </span>
        </FinishBy>
      </OrganisationForm>
    </>
  );
}
