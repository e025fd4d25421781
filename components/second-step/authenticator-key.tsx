import { type FormEvent, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { CodeBlock } from "@/components/ui/code-block";
import { DialogActions } from "@/components/ui/dialog";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { QrCode } from "./qr-code";
import { codeError } from "@/components/copy/second-step";

type AuthenticatorKeyProps = {
  secret: string;
  uri: string;
  onCode: (code: string) => Promise<void>;
  onClose: () => void;
};

/** The key for the app, and a field for the first code that it shows; inside a dialog. */
export function AuthenticatorKey({ secret, uri, onCode, onClose }: AuthenticatorKeyProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const code = formText(event.currentTarget, "code");
    const wrong = codeError(code);
    setError(wrong);
    if (!wrong) run(() => onCode(code));
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-4">
      <p className="text-ink-2">
        Scan the code with the app, or <a href={uri}>open it in an app on this device</a>, or enter the key. Then enter
        the code that the app shows.
      </p>
      <QrCode text={uri} label="QR code of the key" />
      <CodeBlock title="Key" text={secret} what="the key">
        {secret.match(/.{1,4}/g)?.join(" ")}
      </CodeBlock>
      <TextField
        name="code"
        label="Code of the app"
        inputMode="numeric"
        autoComplete="one-time-code"
        mono
        error={error}
      />
      {problem && (
        <Notice tone="reconnect" role="alert" title="The app was not added.">
          {problem}
        </Notice>
      )}
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant="primary" busy={busy} busyLabel="Adding">
          Add app
        </Button>
      </DialogActions>
    </form>
  );
}
