"use client";

import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { clearLinkToken, useLinkToken } from "@/components/portal/use-link-token";
import { useTask } from "@/components/portal/use-task";
import { FormSkeleton } from "@/components/site/form-skeleton";
import { Button } from "@/components/ui/button";
import { formText } from "@/components/ui/form-text";
import { LinkButton } from "@/components/ui/link-button";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { newPasswordError, PASSWORD_HINT } from "@/components/copy/password";

const RESET = "gangway-reset";

/** The page behind a password reset link. */
export function ResetForm() {
  const token = useLinkToken(RESET);
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();
  const [done, setDone] = useState(false);

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const password = formText(event.currentTarget, "password");
    const wrong = newPasswordError(password);
    setError(wrong);
    if (wrong) return;
    run(async () => {
      await sendJson("POST", "/api/portal/password/reset", { token, password });
      clearLinkToken(RESET);
      setDone(true);
    });
  }

  if (done) return <Changed />;
  // No form until scripts run: the browser itself would send the password in the address.
  if (token === undefined) return <FormSkeleton what="the link" />;
  if (token === null)
    return (
      <Notice tone="reconnect" role="alert" title="This link is incomplete.">
        Open it again, or copy all of it: it ends with a long row of letters and digits.
      </Notice>
    );
  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {problem && (
        <Notice tone="reconnect" role="alert" title="Your password was not changed.">
          {problem}
        </Notice>
      )}
      <PasswordField
        name="password"
        label="New password"
        autoComplete="new-password"
        hint={PASSWORD_HINT}
        error={error}
      />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy}
        busyLabel="Saving"
        className="sm:justify-self-start"
      >
        Save password
      </Button>
    </form>
  );
}

function Changed() {
  return (
    <div className="grid gap-6">
      <Notice tone="connected" role="status" title="Your password was changed.">
        You are signed out everywhere. Sign in with the new one.
      </Notice>
      <LinkButton href="/sign-in" variant="primary" size="lg" className="sm:justify-self-start">
        Sign in
      </LinkButton>
    </div>
  );
}
