import { type FormEvent, useState } from "react";
import { missing } from "@/components/copy/password";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import type { SettingsChange } from "@/lib/accounts/view";

type OrganizationNameProps = { name: string; onChange: (change: SettingsChange) => Promise<void> };

export function OrganizationName({ name, onChange }: OrganizationNameProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const entered = formText(event.currentTarget, "organization").trim();
    const wrong = missing(entered, "a name");
    setError(wrong);
    if (wrong) return;
    run(async () => {
      await onChange({ name: entered });
      // The name is on every page of the dashboard.
      window.location.reload();
    });
  }

  return (
    <TitledPanel id="organization-panel" title="Organization">
      <form noValidate onSubmit={submit} className="grid max-w-[400px] gap-3">
        {problem && (
          <Notice tone="reconnect" role="alert" title="The name was not changed.">
            {problem}
          </Notice>
        )}
        <TextField
          name="organization"
          label="Name"
          hint="Shown to its people, in invitations and in emails."
          autoComplete="off"
          defaultValue={name}
          error={error}
        />
        <Button type="submit" busy={busy} busyLabel="Saving" className="sm:justify-self-start">
          Save name
        </Button>
      </form>
    </TitledPanel>
  );
}
