import { type SubmitEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-text";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { showToast } from "@/components/ui/toast";
import type { AppDetails } from "@/lib/apps/view";
import { ScopeChoices } from "./scope-choices";
import type { AppEdit } from "./use-app";

type EditAppProps = { app: AppDetails; onChange: (edit: AppEdit) => Promise<void> };

/** Gives an app another name and other scopes. */
export function EditApp({ app, onChange }: EditAppProps) {
  const { busy, problem, run } = useTask();
  const [isOpen, setOpen] = useState(false);
  const hasScopes = app.scopeAreas.length > 0;

  function submit(event: SubmitEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const reads = new FormData(form).getAll("reads").filter((value) => typeof value === "string");
    const edit = { name: formText(form, "name"), reads, madeBefore: formText(form, "madeBefore") === "1" };
    run(async () => {
      await onChange(edit);
      setOpen(false);
      showToast("The app was changed.");
    });
  }

  return (
    <TitledPanel id="edit-app" title={hasScopes ? "Name and scopes" : "Name"}>
      {isOpen ? (
        <form onSubmit={submit} className="grid max-w-[520px] gap-5">
          <TextField
            name="name"
            label="App name"
            hint="Only shown in Gangway."
            defaultValue={app.name}
            maxLength={100}
            autoComplete="off"
            required
          />
          {hasScopes && <ScopeChoices areas={app.scopeAreas} chosen={app} />}
          {problem && (
            <Notice tone="reconnect" role="alert" title="Nothing was changed.">
              {problem}
            </Notice>
          )}
          <div className="flex flex-wrap gap-3">
            <Button type="submit" busy={busy} busyLabel="Saving">
              Save
            </Button>
            <Button variant="ghost" onClick={() => setOpen(false)}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <>
          <p className="mb-3 max-w-[60ch] text-ink-2">
            {hasScopes
              ? "New scopes apply from the next consent. Instances that are connected keep what their customer agreed to until they reconnect."
              : "The name is only shown in Gangway."}
          </p>
          <Button onClick={() => setOpen(true)}>{hasScopes ? "Change name or scopes" : "Rename"}</Button>
        </>
      )}
    </TitledPanel>
  );
}
