"use client";

import { type FormEvent, useState } from "react";
import { sendJson } from "@/components/portal/request";
import { useTask } from "@/components/portal/use-task";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { emailError } from "@/components/copy/sign-in";

/** Asks for a link by mail. What it answers does not tell whether anybody has that address. */
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
      <Notice tone="connected" role="status" title="Look into your mail.">
        If somebody signs in here as {asked}, a link is on its way. It works once, within an hour.
      </Notice>
    );
  return (
    <form method="post" noValidate onSubmit={submit} className="grid gap-6 noscript:hidden">
      {problem && (
        <Notice tone="reconnect" role="alert" title="Nothing was sent.">
          {problem}
        </Notice>
      )}
      <TextField name="email" type="email" label="E-mail" autoComplete="username" required error={error} />
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy}
        busyLabel="Asking"
        className="sm:justify-self-start"
      >
        Send a link
      </Button>
    </form>
  );
}
