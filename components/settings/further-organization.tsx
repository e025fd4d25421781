import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { missing } from "@/components/copy/password";

/** Creates another organization in this installation. */
export function FurtherOrganization() {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "name").trim();
    const wrong = missing(name, "a name");
    setError(wrong);
    if (wrong) return;
    run(async () => {
      await sendJson("POST", "/api/portal/organizations", { name });
      window.location.assign("/dashboard");
    });
  }

  return (
    <TitledPanel id="further-organization" title="Another organization">
      <p className="mb-3 max-w-[60ch] text-ink-2">
        Separate people, apps, instances and secrets. You become its first admin and can switch between your
        organizations in the menu at the foot of the side bar.
      </p>
      <form noValidate onSubmit={submit} className="grid max-w-[400px] gap-4">
        {problem && (
          <Notice tone="reconnect" role="alert" title="The organization was not created.">
            {problem}
          </Notice>
        )}
        <TextField name="name" id="organization-name" label="Name" autoComplete="off" error={error} />
        <Button type="submit" busy={busy} busyLabel="Creating" className="sm:justify-self-start">
          Create organization
        </Button>
      </form>
    </TitledPanel>
  );
}
