import { Actions } from "@/components/ui/actions";
import { Explain, Explained } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { OrganisationStep } from "@/lib/attempts/view";
import { InstanceChoice } from "./instance-choice";
import { InstanceForm } from "./instance-form";
import { InstanceName } from "./instance-name";
import { Picker } from "./picker";
import { RestartForm } from "./restart-form";

type OtherOrganisationProps = { step: OrganisationStep; target: { id: number; organisationName: string } };

/** Step 4 when another organisation came back than the one to reconnect. It is never swapped in. */
export function OtherOrganisation({ step, target }: OtherOrganisationProps) {
  const { attemptId, organisation, choices } = step;
  const names = choices?.map(({ organisationName }) => organisationName) ?? [organisation.name];
  return (
    <>
      <Notice tone="reconnect" role="alert" title={`Instance ${target.id} was not changed.`}>
        It stays with its organisation, so that no program reads the books of another.
      </Notice>
      <Explained>
        <Explain name="Expected">{target.organisationName}</Explain>
        <Explain name="Came back">{names.join(", ")}</Explain>
      </Explained>
      <Actions>
        <RestartForm attemptId={attemptId} variant="primary" verb="Choose again at Xero" busyVerb="Going to Xero" />
      </Actions>
      <section aria-labelledby="own" className="mt-8 grid gap-6 border-t border-line pt-8">
        <h2 id="own" className="text-16 wrap-anywhere">
          {choices ? "Or connect some of them" : `Or connect ${organisation.name} by itself`}
        </h2>
        {choices ? <Picker attemptId={attemptId} choices={choices} variant="secondary" /> : <ByItself step={step} />}
      </section>
    </>
  );
}

function ByItself({ step }: { step: OrganisationStep }) {
  return (
    <InstanceForm attemptId={step.attemptId} variant="secondary" verb="Connect organisation" busyVerb="Connecting">
      {step.already.length > 0 ? <InstanceChoice step={step} /> : <InstanceName step={step} />}
    </InstanceForm>
  );
}
