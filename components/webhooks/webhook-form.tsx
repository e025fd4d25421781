import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { CheckBox } from "@/components/ui/check-box";
import { DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { RadioCard } from "@/components/ui/radio-card";
import { receiverError } from "@/components/copy/delivery";
import { missing } from "@/components/copy/password";
import { KEY_CHOICES, type WebhookChange, type WebhookView } from "@/lib/webhooks/view";

type WebhookFormProps = {
  webhook: WebhookView;
  onSave: (change: WebhookChange) => Promise<void>;
  onClose: () => void;
};

export function WebhookForm({ webhook: { enabled, url, signed }, onSave, onClose }: WebhookFormProps) {
  const { busy, problem, run } = useTask();
  const [errors, setErrors] = useState<{ url?: string | undefined; ownKey?: string | undefined }>({});
  const isNew = url === null;

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const change = readForm(event.currentTarget);
    const wrong = {
      url: change.enabled || change.url ? receiverError(change.url ?? "") : undefined,
      ownKey: change.ownKey === undefined ? undefined : missing(change.ownKey, "a key"),
    };
    setErrors(wrong);
    if (!wrong.url && !wrong.ownKey) run(() => onSave(change));
  }

  return (
    <form noValidate onSubmit={submit} className="mt-4 grid gap-5">
      <TextField
        name="url"
        id="webhook-url"
        type="url"
        label="URL"
        mono
        autoComplete="off"
        defaultValue={url ?? ""}
        maxLength={2000}
        hint="Where your program receives events, such as https://app.example.com/hooks. To remove it, turn off Send events."
        error={errors.url}
      />
      <fieldset className="group/key grid min-w-0 gap-3">
        <legend className="mb-2 text-14 font-medium">Signature key</legend>
        {!isNew && (
          <RadioCard name="key" value="keep" title={signed ? "Keep the key" : "No key"} defaultChecked>
            {signed ? "Your program keeps working as it is." : "Events stay unsigned."}
          </RadioCard>
        )}
        <RadioCard name="key" value="generate" title="A new key" defaultChecked={isNew}>
          Gangway creates one and shows it once.
        </RadioCard>
        <RadioCard name="key" value="own" title="A key of your own">
          For example one that several instances share.
        </RadioCard>
        <div className="hidden group-has-[[value=own]:checked]/key:block">
          <TextField
            name="ownKey"
            id="webhook-own-key"
            label="Your key"
            mono
            autoComplete="off"
            maxLength={1000}
            hint="whsec_ and base64, or any text. Stored encrypted."
            error={errors.ownKey}
          />
        </div>
      </fieldset>
      <CheckBox name="enabled" label="Send events" defaultChecked={isNew || enabled} />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was saved.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Saving">
          {isNew ? "Set up webhooks" : "Save webhooks"}
        </Button>
      </DialogActions>
    </form>
  );
}

function readForm(form: HTMLFormElement): WebhookChange {
  const key = KEY_CHOICES.find((choice) => choice === formText(form, "key")) ?? "keep";
  const change = { url: formText(form, "url").trim(), enabled: formText(form, "enabled") === "on", key };
  return key === "own" ? { ...change, ownKey: formText(form, "ownKey").trim() } : change;
}
