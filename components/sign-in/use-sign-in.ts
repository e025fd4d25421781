import { type FormEvent, useState } from "react";
import { formText } from "@/components/ui/form-text";
import { emailError, passwordError } from "@/components/copy/sign-in";

type Errors = { email?: string | undefined; password?: string | undefined };

/** What scripts add to the form: errors beside the fields, and a wrong password reported in place. */
export function useSignIn(callbackUrl: string, initialProblem: string | null) {
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState(initialProblem);
  const [errors, setErrors] = useState<Errors>({});

  async function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    const email = formText(form, "email").trim();
    const password = formText(form, "password");
    const found = { email: emailError(email), password: passwordError(password) };
    setErrors(found);
    if (found.email || found.password) return;
    setBusy(true);
    const answer = await trySignIn("credentials", { email, password, callbackUrl });
    const next = pageAfter(answer, callbackUrl);
    if (next) return window.location.assign(next);
    setProblem(answer);
    setBusy(false);
    selectPassword(form);
  }

  function checkEmail(email: string) {
    if (email !== "") setErrors({ ...errors, email: emailError(email) });
  }

  return { busy, problem, errors, submit, checkEmail };
}

function selectPassword(form: HTMLFormElement) {
  const input = form.elements.namedItem("password");
  if (input instanceof HTMLInputElement) input.select();
}

/** Where the browser goes after an answer of `trySignIn`; null for one to report. */
export function pageAfter(answer: string, callbackUrl: string): string | null {
  if (answer === "signed_in") return callbackUrl;
  return answer === "SecondStep" ? `/sign-in/second-step?callbackUrl=${encodeURIComponent(callbackUrl)}` : null;
}

/** Signs in by a provider of lib/auth.ts. Returns `signed_in`, `SecondStep`, or a code for `signInProblem`. */
export async function trySignIn(provider: string, values: Record<string, string>): Promise<string> {
  try {
    const { signIn } = await import("next-auth/react"); // the page is there without it
    const answer = await signIn(provider, { ...values, redirect: false });
    return answer?.ok ? "signed_in" : (answer?.error ?? "unreachable");
  } catch {
    return "unreachable";
  }
}
