import { type FormEvent, type ReactNode, useState } from "react";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { DialogActions } from "@/components/ui/dialog";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { missing } from "@/components/copy/password";

type PasswordStepProps = {
  email: string;
  yes: string;
  busyLabel: string;
  danger?: boolean;
  children: ReactNode;
  /** More fields, after the password. */
  fields?: ReactNode;
  onPassword: (password: string, form: HTMLFormElement) => Promise<unknown>;
  onClose: () => void;
};

/** Asks for the password before how somebody signs in is changed; inside a dialog. */
export function PasswordStep({
  email,
  yes,
  busyLabel,
  danger,
  children,
  fields,
  onPassword,
  onClose,
}: PasswordStepProps) {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const password = formText(form, "password");
    const wrong = missing(password, "your password");
    setError(wrong);
    if (!wrong) run(() => onPassword(password, form));
  }

  return (
    <form noValidate onSubmit={submit}>
      <p className="mb-4 text-ink-2">{children}</p>
      <input type="hidden" name="username" autoComplete="username" value={email} />
      <div className="grid gap-4">
        <PasswordField
          name="password"
          id="second-step-password"
          label="Your password"
          autoComplete="current-password"
          error={error}
        />
        {fields}
        {problem && (
          <Notice tone="reconnect" role="alert" title="Nothing was changed.">
            {problem}
          </Notice>
        )}
      </div>
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <Button type="submit" variant={danger ? "danger-filled" : "primary"} busy={busy} busyLabel={busyLabel}>
          {yes}
        </Button>
      </DialogActions>
    </form>
  );
}
