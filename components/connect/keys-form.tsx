import { ArrowRight, RefreshCw } from "lucide-react";
import { ScopeChoices } from "@/components/apps/scope-choices";
import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";
import { SubmitButton } from "@/components/ui/submit-button";
import type { KeysStep } from "@/lib/attempts/view";
import { hasConsent } from "@/lib/xero/view";
import { CallbackField } from "./callback-field";
import { choosePath } from "./choose-path";
import { FieldProblems } from "./field-problems";
import { FullTier } from "./full-tier";
import { KeyFields } from "./key-fields";
import { SigningKey } from "./signing-key";
import { TestFailed, TestPassed } from "./test-result";

/** Step 2. Entries are saved with the attempt on every submit, so the fields keep them. */
export function KeysForm({ step }: { step: KeysStep }) {
  const { attemptId, protocol, certificate, scopeAreas, typed, problems, test } = step;
  const asksConsent = hasConsent(step);
  const action = `/api/portal/attempts/${attemptId}/keys`;
  return (
    <form method="post" action={action} encType="multipart/form-data" className="grid gap-6 *:min-w-0">
      <FieldProblems protocol={protocol} problems={problems} />
      {test && !test.ok && <TestFailed message={test.message} detail={test.detail} />}
      {step.fullAppId !== null && <FullTier appId={step.fullAppId} />}
      {asksConsent && <CallbackField {...step} />}
      <KeyFields step={step} />
      {certificate !== null && <SigningKey certificate={certificate} typed={typed} problem={problems.privateKey} />}
      {scopeAreas.length > 0 && <ScopeChoices areas={scopeAreas} chosen={typed} />}
      {test?.ok && <TestPassed step={step} test={test} />}
      <Actions>
        <SubmitButton name="intent" value="continue" variant="primary" size="lg" busyLabel="Contacting Xero">
          {asksConsent ? "Continue to Xero" : "Continue"} <ArrowRight />
        </SubmitButton>
        {/* Scrolls to the result on the next page: a redirect keeps the fragment. */}
        <SubmitButton name="intent" value="test" formAction={`${action}#answer`} size="lg" busyLabel="Testing">
          <RefreshCw /> {test ? "Test keys again" : "Test keys"}
        </SubmitButton>
        <SubmitButton name="intent" value="save" size="lg" busyLabel="Testing">
          Save without connecting
        </SubmitButton>
        <LinkButton href={choosePath(step)} variant="ghost" size="lg">
          Back
        </LinkButton>
      </Actions>
    </form>
  );
}
