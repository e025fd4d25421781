import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { OrganisationChoice } from "@/lib/attempts/view";
import { FinishBy } from "./finish-by";
import { InstanceForm } from "./instance-form";
import { PickerRow } from "./picker-row";
import { SelectAll } from "./select-all";

type PickerProps = {
  attemptId: string;
  choices: OrganisationChoice[];
  expiresAt: string;
  variant?: "primary" | "secondary";
};

/** Step 4 when one consent covers several organisations: some or all of them, each with a name. */
export function Picker({ attemptId, choices, expiresAt, variant }: PickerProps) {
  // A row shows what is wrong with its name; a problem of an unselected one is about the whole choice.
  const problem = choices.find((choice) => !choice.isTicked && choice.problem !== null)?.problem;
  return (
    <InstanceForm attemptId={attemptId} variant={variant} label="Connect organisations" busyLabel="Connecting">
      {problem && (
        <Notice tone="reconnect" role="alert" title={problem}>
          Nothing was connected yet.
        </Notice>
      )}
      <Panel aria-label="Organisations">
        {choices.length > 1 && <SelectAll />}
        <ul>
          {choices.map((choice) => (
            <PickerRow key={choice.key} choice={choice} />
          ))}
        </ul>
      </Panel>
      <FinishBy at={expiresAt}>
        Organisations you don’t select are disconnected from the app at Xero some minutes later, unless an instance uses
        them. You’ll get an instance token for each of the others on the next page.
      </FinishBy>
    </InstanceForm>
  );
}
