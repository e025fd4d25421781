"use client";

import { signIn } from "next-auth/react";
import { type FocusEvent, type FormEvent, useRef, useState } from "react";
import { useHydrated } from "@/components/time/use-hydrated";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { emailError, passwordError, signInProblem } from "@/components/words/sign-in";

type SignInFormProps = { csrfToken: string; callbackUrl: string; problem: string | null };
type Errors = { email?: string | undefined; password?: string | undefined };

/** A native form of next-auth; with scripts a wrong password is answered in place and the e-mail address stays. */
export function SignInForm({ csrfToken, callbackUrl, problem: problemOfPage }: SignInFormProps) {
  const hydrated = useHydrated();
  const form = useRef<HTMLFormElement>(null);
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(problemOfPage);
  const [errors, setErrors] = useState<Errors>({});

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const { email, password } = valuesOf(event.currentTarget);
    const found = { email: emailError(email), password: passwordError(password) };
    setErrors(found);
    if (busy || found.email || found.password) return focus(found.email ? "email" : "password");
    setBusy(true);
    const problem = await trySignIn({ email, password, callbackUrl });
    if (!problem) return window.location.assign(callbackUrl);
    setProblem(problem);
    setBusy(false);
    focus("password");
  }

  function focus(name: keyof Errors) {
    const input = form.current?.elements.namedItem(name);
    if (input instanceof HTMLInputElement) input.select();
  }

  function checkEmail({ target }: FocusEvent<HTMLInputElement>) {
    if (target.value !== "") setErrors({ ...errors, email: emailError(target.value) });
  }

  return (
    <form
      ref={form}
      method="post"
      action="/api/auth/callback/credentials"
      noValidate={hydrated}
      onSubmit={submit}
      className="grid gap-6"
    >
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {problem && (
        <Notice tone="reconnect" role="alert" title={signInProblem(problem).title}>
          {signInProblem(problem).text}
        </Notice>
      )}
      <TextField
        name="email"
        type="email"
        label="E-mail"
        autoComplete="username"
        required
        error={errors.email}
        onBlur={checkEmail}
      />
      <PasswordField
        name="password"
        label="Password"
        autoComplete="current-password"
        required
        error={errors.password}
      />
      <Button
        type="submit"
        variant="primary"
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

function valuesOf(form: HTMLFormElement) {
  const data = new FormData(form);
  return { email: String(data.get("email")).trim(), password: String(data.get("password")) };
}

/** Null when signed in, else the code of what is wrong. */
async function trySignIn(values: { email: string; password: string; callbackUrl: string }): Promise<string | null> {
  try {
    const answer = await signIn("credentials", { ...values, redirect: false });
    return answer?.ok ? null : (answer?.error ?? "unreachable");
  } catch {
    return "unreachable";
  }
}
