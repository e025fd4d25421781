import { Actions } from "@/components/ui/actions";
import { Explain, Explained } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import type { OrganisationStep } from "@/lib/attempts/view";
import { OrganisationForm } from "./organisation-form";
import { Picker } from "./picker";
import { RestartForm } from "./restart-form";

type OtherOrganisationProps = { step: OrganisationStep; target: { id: number; organisationName: string } };

/** Step 4 when Xero returned another organisation than the one to reconnect, which is never replaced. */
export function OtherOrganisation({ step, target }: OtherOrganisationProps) {
  const { attemptId, organisation, choices, expiresAt } = step;
  const names = choices?.map(({ organisationName }) => organisationName) ?? [organisation.name];
  return (
    <>
      <Notice tone="reconnect" role="alert" title={`Instance ${target.id} was not changed.`}>
        It keeps its organisation, so that your integration never reads another one’s data.
      </Notice>
      <Explained>
        <Explain name="Expected">{target.organisationName}</Explain>
        <Explain name="Received">{names.join(", ")}</Explain>
      </Explained>
      <Actions>
        <RestartForm attemptId={attemptId} variant="primary" label="Choose again at Xero" busyLabel="Going to Xero" />
      </Actions>
      <section aria-labelledby="own" className="mt-8 grid gap-6 border-t border-line pt-8">
        <h2 id="own" className="text-16 wrap-anywhere">
          {choices ? "Or connect these separately" : `Or connect ${organisation.name} separately`}
        </h2>
        {choices ? (
          <Picker attemptId={attemptId} choices={choices} expiresAt={expiresAt} variant="secondary" />
        ) : (
          <OrganisationForm step={step} variant="secondary" />
        )}
      </section>
    </>
  );
}
