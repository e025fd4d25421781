import { ArrowRight, RefreshCw } from "lucide-react";
import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/button";
import { CopyField } from "@/components/ui/copy-field";
import { TextField } from "@/components/ui/field";
import { PasswordField } from "@/components/ui/password-field";
import { SubmitButton } from "@/components/ui/submit-button";
import type { KeysStep } from "@/lib/attempts/view";
import { FieldProblems } from "./field-problems";
import { SigningKey } from "./signing-key";
import { TestFailed, TestPassed } from "./test-answer";

/** Step 2. Everything is kept with the run when it is sent, so the fields come back as they were. */
export function KeysForm({ step }: { step: KeysStep }) {
  const { attemptId, kind, callbackUrl, certificate, typed, problems, test } = step;
  const action = `/api/portal/attempts/${attemptId}/keys`;
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-6 *:min-w-0">
      <FieldProblems problems={problems} />
      {test && !test.ok && <TestFailed message={test.message} detail={test.detail} />}
      <CopyField id="callback" label="Callback URL" value={callbackUrl} hint={<CallbackHint url={callbackUrl} />} />
      <TextField
        name="name"
        label="Name of this app"
        autoComplete="off"
        defaultValue={typed.name}
        hint="For your lists; Xero does not see it."
        error={problems.name}
      />
      <TextField
        name="key"
        label="Consumer key"
        mono
        autoComplete="off"
        autoCapitalize="none"
        defaultValue={typed.key}
        error={problems.key}
      />
      <PasswordField
        name="secret"
        label="Consumer secret"
        mono
        hint={
          typed.hasSecret
            ? "Kept, encrypted. Type to replace it."
            : "Stored encrypted. It can be replaced later, not read."
        }
        error={problems.secret}
      />
      {certificate !== null && <SigningKey certificate={certificate} typed={typed} problem={problems.privateKey} />}
      {test?.ok && <TestPassed kind={kind} test={test} />}
      <Actions>
        <SubmitButton name="intent" value="continue" variant="primary" size="lg" busyLabel="Asking Xero">
          Continue to Xero <ArrowRight />
        </SubmitButton>
        {/* The answer's place on the next page: a redirect keeps the fragment. */}
        <SubmitButton name="intent" value="test" formAction={`${action}#answer`} size="lg" busyLabel="Testing">
          <RefreshCw /> {test ? "Test keys again" : "Test keys"}
        </SubmitButton>
        <LinkButton href={`/connect?kind=${kind}`} variant="ghost" size="lg">
          Back
        </LinkButton>
      </Actions>
    </form>
  );
}

function CallbackHint({ url }: { url: string }) {
  return (
    <>
      Xero comes back to it. It belongs to your app at Xero: as callback domain, enter{" "}
      <code className="font-mono wrap-anywhere">{new URL(url).hostname}</code>.
    </>
  );
}
