import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { OrganisationChoice } from "@/lib/attempts/view";
import { InstanceForm } from "./instance-form";
import { PickerRow } from "./picker-row";

type PickerProps = {
  attemptId: string;
  choices: OrganisationChoice[];
  variant?: "primary" | "secondary";
};

/** Step 4 when one consent reached several organisations: some or all of them, each with a name. */
export function Picker({ attemptId, choices, variant }: PickerProps) {
  // A row shows what is wrong with its name; without a tick there is no name, and it is about the choice as a whole.
  const problem = choices.find((choice) => !choice.isTicked && choice.problem !== null)?.problem;
  return (
    <InstanceForm attemptId={attemptId} variant={variant} verb="Connect organisations" busyVerb="Connecting">
      {problem && (
        <Notice tone="reconnect" role="alert" title={problem}>
          Nothing was connected yet.
        </Notice>
      )}
      <Panel aria-label="Organisations">
        <ul>
          {choices.map((choice) => (
            <PickerRow key={choice.key} choice={choice} />
          ))}
        </ul>
      </Panel>
      <p className="text-13 text-ink-3">
        What you leave out isn’t stored; connect it another time. Each new instance gets a token, which the next page
        shows for a few minutes. You have 15 minutes from when you left for Xero.
      </p>
    </InstanceForm>
  );
}
