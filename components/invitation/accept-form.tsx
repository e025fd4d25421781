import { type FormEvent, useState } from "react";
import { clearLinkToken } from "@/components/portal/use-link-token";
import { useTask } from "@/components/portal/use-task";
import { pageAfter, trySignIn } from "@/components/sign-in/use-sign-in";
import { Button } from "@/components/ui/button";
import { TextField } from "@/components/ui/field";
import { formText } from "@/components/ui/form-text";
import { Notice } from "@/components/ui/notice";
import { PasswordField } from "@/components/ui/password-field";
import { missing, newPasswordError, PASSWORD_HINT } from "@/components/copy/password";
import type { OpenInvitationView } from "@/lib/accounts/view";
import { acceptInvitation, INVITATION } from "./use-invitation";

type AcceptFormProps = { token: string; invitation: OpenInvitationView };
type Errors = { firstName?: string | undefined; lastName?: string | undefined; password?: string | undefined };

/** Accepts the invitation, then signs in. */
export function AcceptForm({ token, invitation: { email, organizationName, needs } }: AcceptFormProps) {
  const { busy, problem, run } = useTask();
  const [errors, setErrors] = useState<Errors>({});

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const form = event.currentTarget;
    const entered = {
      firstName: formText(form, "firstName").trim(),
      lastName: formText(form, "lastName").trim(),
      password: formText(form, "password"),
    };
    const found = findErrors(needs, entered);
    setErrors(found);
    if (Object.values(found).every((error) => !error)) run(() => accept(entered));
  }

  async function accept(entered: Record<"firstName" | "lastName" | "password", string>) {
    await acceptInvitation(token, entered);
    clearLinkToken(INVITATION);
    const values = { email, password: entered.password, callbackUrl: "/dashboard" };
    const answer = needs === "nothing" ? "signed_in" : await trySignIn("credentials", values);
    window.location.assign(pageAfter(answer, "/dashboard") ?? "/sign-in");
  }

  return (
    <form noValidate onSubmit={submit} className="grid gap-6">
      {problem && (
        <Notice tone="reconnect" role="alert" title="You have not joined yet.">
          {problem}
        </Notice>
      )}
      <TextField name="email" type="email" label="Email" autoComplete="username" readOnly value={email} />
      {needs === "account" && (
        <>
          <TextField name="firstName" label="First name" autoComplete="given-name" error={errors.firstName} />
          <TextField name="lastName" label="Last name" autoComplete="family-name" error={errors.lastName} />
          <PasswordField
            name="password"
            label="Choose a password"
            autoComplete="new-password"
            hint={PASSWORD_HINT}
            error={errors.password}
          />
        </>
      )}
      {needs === "password" && (
        <PasswordField
          name="password"
          label="Password of your account"
          autoComplete="current-password"
          hint="You already have an account here. Enter its password to add this organization."
          error={errors.password}
        />
      )}
      <Button
        type="submit"
        variant="primary"
        size="lg"
        busy={busy}
        busyLabel="Joining"
        className="sm:justify-self-start"
      >
        Join {organizationName}
      </Button>
    </form>
  );
}

function findErrors(needs: OpenInvitationView["needs"], entered: Record<keyof Errors, string>): Errors {
  if (needs === "nothing") return {};
  if (needs === "password") return { password: missing(entered.password, "your password") };
  return {
    firstName: missing(entered.firstName, "your first name"),
    lastName: missing(entered.lastName, "your last name"),
    password: newPasswordError(entered.password),
  };
}
