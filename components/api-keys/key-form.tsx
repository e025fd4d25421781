import { type FormEvent, useState } from "react";
import { KEY_LIVES } from "@/components/copy/api-key";
import { missing } from "@/components/copy/password";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { TextArea, TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { Select } from "@/components/ui/select";
import type { ApiKeyChange, ApiKeyView } from "@/lib/api-keys/view";
import { API_SCOPES } from "@/lib/api-scopes";
import { ScopeChoice } from "./scope-choice";

type KeyFormProps = {
  kind: "organization" | "instance";
  apiKey: ApiKeyView | undefined;
  onSave: (change: ApiKeyChange) => Promise<void>;
  onClose: () => void;
};

export function KeyForm({ kind, apiKey, onSave, onClose }: KeyFormProps) {
  const { busy, problem, run } = useTask();
  const [errors, setErrors] = useState<{ name?: string | undefined; scopes?: string | undefined }>({});

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const change = readForm(event.currentTarget);
    const scopes = change.scopes?.length === 0 ? "Select at least one." : undefined;
    const wrong = { name: missing(change.name ?? "", "a name"), scopes };
    setErrors(wrong);
    if (!wrong.name && !wrong.scopes) run(() => onSave(change));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField
        name="name"
        id="api-key-name"
        label="Name"
        autoComplete="off"
        maxLength={80}
        defaultValue={apiKey?.name ?? ""}
        hint="What uses it, such as Nightly sync. The audit log shows this name."
        error={errors.name}
      />
      <ScopeChoice kind={kind} chosen={apiKey?.scopes ?? []} error={errors.scopes} />
      <div className="grid items-start gap-5 sm:grid-cols-2">
        <Select name="expiresIn" label="Expires" defaultValue={apiKey ? "same" : undefined}>
          {apiKey && <option value="same">As it is now</option>}
          {KEY_LIVES[kind].map(({ seconds, text }) => (
            <option key={text} value={seconds ?? ""}>
              {text}
            </option>
          ))}
        </Select>
        <TextArea
          name="networks"
          id="api-key-networks"
          label="Only from these addresses (optional)"
          mono
          rows={2}
          defaultValue={apiKey?.networks.join("\n") ?? ""}
          hint="One per line, such as 203.0.113.7 or 10.0.0.0/8."
        />
      </div>
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was saved.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving">
          {apiKey ? "Save" : "Create API key"}
        </Button>
      </DialogActions>
    </form>
  );
}

function readForm(form: HTMLFormElement): ApiKeyChange {
  const data = new FormData(form);
  const chosen = data.getAll("scopes");
  const life = formText(form, "expiresIn");
  return {
    name: formText(form, "name").trim(),
    scopes: API_SCOPES.filter((scope) => chosen.includes(scope)),
    networks: formText(form, "networks")
      .split(/[\s,]+/)
      .filter(Boolean),
    ...(life !== "same" && { expiresIn: life === "" ? null : Number(life) }),
  };
}
