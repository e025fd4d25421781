import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";

type XeroWebhookKeyFormProps = { onSave: (key: string) => Promise<unknown>; onCancel?: () => void };

export function XeroWebhookKeyForm({ onSave, onCancel }: XeroWebhookKeyFormProps) {
  const { busy, problem, run } = useTask();
  const [key, setKey] = useState("");

  function submit(event: FormEvent) {
    event.preventDefault();
    run(() => onSave(key));
  }

  return (
    <form onSubmit={submit} className="grid gap-3">
      <PasswordField
        name="xero-webhook-key"
        label="Webhooks key"
        value={key}
        mono
        required
        autoComplete="new-password"
        onChange={({ target }) => setKey(target.value)}
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="The key was not saved.">
          {problem} What you entered is still here.
        </Notice>
      )}
      <div className="flex flex-wrap gap-3">
        <Button type="submit" busy={busy} busyLabel="Saving">
          Save key
        </Button>
        {onCancel && <Button onClick={onCancel}>Cancel</Button>}
      </div>
    </form>
  );
}
