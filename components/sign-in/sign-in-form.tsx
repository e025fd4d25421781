"use client";

import type { SignInProblem } from "@/components/copy/sign-in";
import { useHydrated } from "@/components/time/use-hydrated";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { ProblemNotice } from "./problem-notice";
import { useSignIn } from "./use-sign-in";

type SignInFormProps = { csrfToken: string; callbackUrl: string; problem: string | null; ended: SignInProblem | null };

/** A native form of next-auth; with scripts a wrong password is reported in place and the email stays filled in. */
export function SignInForm({ csrfToken, callbackUrl, problem: initialProblem, ended }: SignInFormProps) {
  const hydrated = useHydrated();
  const { busy, problem, errors, submit, checkEmail } = useSignIn(callbackUrl, initialProblem);
  return (
    <form
      method="post"
      action="/api/auth/callback/credentials"
      noValidate={hydrated}
      onSubmit={submit}
      className="grid gap-6"
    >
      <input type="hidden" name="csrfToken" value={csrfToken} />
      <input type="hidden" name="callbackUrl" value={callbackUrl} />
      {problem && <ProblemNotice code={problem} />}
      {ended && !problem && (
        <Notice tone="plain" role="status" title={ended.title}>
          {ended.text}
        </Notice>
      )}
      <TextField
        name="email"
        type="email"
        label="Email"
        autoComplete="username"
        required
        error={errors.email}
        onBlur={({ target }) => checkEmail(target.value)}
        // An error that went only with the focus would move the button away under the click.
        onChange={({ target }) => errors.email && checkEmail(target.value)}
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
