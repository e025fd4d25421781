"use client";

import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { counted } from "@/components/copy/number";
import { emailError } from "@/components/copy/sign-in";
import { RESET_HOURS } from "@/lib/accounts/view";

/** Asks for a reset link by email. The answer does not reveal whether anybody has that address. */
export function ForgotForm() {
  const { busy, problem, run } = useTask();
  const [error, setError] = useState<string>();
  const [asked, setAsked] = useState<string>();

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const email = formText(event.currentTarget, "email").trim();
    const wrong = emailError(email);
    setError(wrong);
    if (wrong) return;
    run(async () => {
      await sendJson("POST", "/api/portal/password/forgotten", { email });
      setAsked(email);
    });
  }

  if (asked)
    return (
      <Notice tone="connected" role="status" title="Check your email.">
        If {asked} has an account here, a reset link is on its way. It works once and expires in{" "}
        {counted(RESET_HOURS.mailed, "hour")}.
      </Notice>
    );
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-6 noscript:hidden">
      {problem && (
        <Notice tone="reconnect" role="alert" title="No email was sent.">
          {problem}
        </Notice>
      )}
      <TextField name="email" type="email" label="Email" autoComplete="username" required error={error} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy}
        busyLabel="Sending"
        className="sm:justify-self-start"
      >
        Send reset link
      </Button>
    </form>
  );
}
