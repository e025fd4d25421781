import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Actions } from "@/components/ui/actions";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { Panel } from "@/components/ui/panel";
import type { InstanceDetails } from "@/lib/instances/view";
import { parseTags } from "@/components/copy/tags";
import type { InstanceChange } from "./use-instance";

type EditFormProps = {
  instance: InstanceDetails;
  onSave: (change: InstanceChange) => Promise<void>;
  onClose: () => void;
};

export function EditForm({ instance, onSave, onClose }: EditFormProps) {
  const { busy, problem, run } = useTask();
  const [nameError, setNameError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const name = formText(event.currentTarget, "name").trim();
    const tags = parseTags(formText(event.currentTarget, "tags"));
    setNameError(checkName(name));
    if (checkName(name) === undefined) run(() => onSave({ name, tags }).then(onClose));
  }

  return (
    <Panel aria-label="Name and tags" className="mb-4 p-4 sm:p-5">
      <form ref={focusFirstField} noValidate onSubmit={submit} className="grid max-w-[600px] gap-6">
        {problem && (
          <Notice tone="reconnect" role="alert" title="Nothing was saved.">
            {problem}
          </Notice>
        )}
        <TextField
          name="name"
          label="Name"
          defaultValue={instance.name}
          maxLength={255}
          error={nameError}
          onBlur={({ target }) => setNameError(checkName(target.value))}
          onChange={({ target }) => nameError && setNameError(checkName(target.value))}
        />
        <TextField name="tags" label="Tags" hint="Separate with commas." defaultValue={instance.tags.join(", ")} />
        <Actions>
          <Button type="submit" variant="primary" busy={busy} busyLabel="Saving">
            Save name and tags
          </Button>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
        </Actions>
      </form>
    </Panel>
  );
}

function checkName(name: string): string | undefined {
  return name.trim() === "" ? "Enter a name. The old name is still saved." : undefined;
}

function focusFirstField(form: HTMLFormElement | null) {
  form?.querySelector("input")?.focus();
}
