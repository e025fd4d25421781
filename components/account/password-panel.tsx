import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { TitledPanel } from "@/components/ui/panel";
import { PasswordField } from "@/components/ui/password-field";
import { showToast } from "@/components/ui/toast";
import { missing, newPasswordError, PASSWORD_HINT } from "@/components/copy/password";

type PasswordPanelProps = { email: string; hasPassword: boolean; refresh: () => Promise<unknown> };
type Errors = { current?: string | undefined; password?: string | undefined };

export function PasswordPanel({ email, hasPassword, refresh }: PasswordPanelProps) {
  return (
    <TitledPanel id="password-of-account" title="Password">
      {hasPassword ? (
        <ChangeForm email={email} refresh={refresh} />
      ) : (
        <p className="max-w-[60ch] text-ink-2">
          You sign in through your organization’s provider and have no password. To create one, sign out and choose
          “Forgot your password?”.
        </p>
      )}
    </TitledPanel>
  );
}

function ChangeForm({ email, refresh }: Omit<PasswordPanelProps, "hasPassword">) {
  const { busy, problem, run } = useTask();
  const [errors, setErrors] = useState<Errors>({});

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = { current: formText(form, "current"), password: formText(form, "password") };
    const found = {
      current: missing(entered.current, "your current password"),
      password: newPasswordError(entered.password),
    };
    setErrors(found);
    if (found.current || found.password) return;
    run(async () => {
      await sendJson("PATCH", "/api/portal/password", entered);
      form.reset();
      showToast("Your password is changed. All other sessions have ended.");
      await refresh();
    });
  }

  return (
    <form noValidate onSubmit={submit} className="grid max-w-[400px] gap-4">
      <input type="hidden" name="username" autoComplete="username" value={email} />
      {problem && (
        <Notice tone="reconnect" role="alert" title="Your password was not changed.">
          {problem}
        </Notice>
      )}
      <PasswordField name="current" label="Current password" autoComplete="current-password" error={errors.current} />
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint={PASSWORD_HINT}
        error={errors.password}
      />
      <Button type="submit" busy={busy} busyLabel="Changing" className="sm:justify-self-start">
        Change password
      </Button>
    </form>
  );
}
