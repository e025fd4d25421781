"use client";

import { type FormEvent, useState } from "react";
import { useHydrated } from "@/components/time/use-hydrated";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { codeError } from "@/components/copy/second-step";
import { ProblemNotice } from "./problem-notice";
import { trySignIn } from "./use-sign-in";

type SecondStepFormProps = { csrfToken: string; callbackUrl: string; problem: string | null; hasApp: boolean };

/** A native form of next-auth; with scripts a wrong code is reported in place. */
export function SecondStepForm({ csrfToken, callbackUrl, problem: initialProblem, hasApp }: SecondStepFormProps) {
  const hydrated = useHydrated();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(initialProblem);
  const [error, setError] = useState<string>();

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const code = formText(form, "code");
    const wrong = codeError(code);
    setError(wrong);
    if (wrong) return;
    setBusy(true);
    const answer = await trySignIn("second-step", { code, callbackUrl });
    if (answer === "signed_in") return window.location.assign(callbackUrl);
    setProblem(answer);
    setBusy(false);
    form.reset();
  }

  return (
    <form
      method="post"
      action="/api/auth/callback/second-step"
      noValidate={hydrated}
      onSubmit={submit}
      className="grid gap-6"
    >
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {problem && <ProblemNotice code={problem} />}
      <TextField
        name="code"
        label={hasApp ? "Code" : "Recovery code"}
        hint={hasApp && "The one that your authenticator app shows now, or a recovery code."}
        autoComplete="one-time-code"
        autoCapitalize="none"
        required
        mono
        error={error}
      />
      <Button
        type="submit"
        variant={hasApp ? "primary" : "secondary"}
        size="lg"
        busy={busy}
        busyLabel="Signing in"
        className="sm:justify-self-start"
      >
        Sign in
      </Button>
    </form>
  );
}
