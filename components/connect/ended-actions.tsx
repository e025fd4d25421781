import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";
import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import { TEMPORARY_FAILURE_CODES } from "@/lib/xero/errors";
import { RestartForm } from "./restart-form";

/** The consent may still be there. */
const TEMPORARY: ReadonlySet<FailureCode> = TEMPORARY_FAILURE_CODES;

/** What to do next: fix the app, see the result, try again, or start over. */
export function EndedActions({ step, isSignedIn }: { step: EndedStep; isSignedIn: boolean }) {
  const { reason, attempt } = step;
  if (reason === "app_refused") return <FixApp attempt={attempt} />;
  if (reason === "already_used" && attempt) {
    return (
      <Actions>
        {/* Redirects to the current page of the attempt. */}
        <LinkButton href={`/connect/done?attempt=${attempt.id}`} variant="primary" size="lg">
          See the result
        </LinkButton>
        <LinkButton href="/connect" size="lg">
          Start over
        </LinkButton>
      </Actions>
    );
  }
  if (!attempt?.canGoOn) {
    return (
      <Actions>
        <LinkButton href="/connect" variant="primary" size="lg">
          Start over
        </LinkButton>
        {isSignedIn && (
          <LinkButton href="/dashboard/instances" size="lg">
            Open instances
          </LinkButton>
        )}
      </Actions>
    );
  }
  const labels =
    TEMPORARY.has(reason) || reason === "approval_missing"
      ? { label: "Try again", busyLabel: "Contacting Xero" }
      : { label: "Go back to Xero", busyLabel: "Going to Xero" };
  return (
    <Actions>
      <RestartForm attemptId={attempt.id} variant="primary" {...labels} />
      <LinkButton href="/connect" size="lg">
        Choose another app
      </LinkButton>
    </Actions>
  );
}

function FixApp({ attempt }: { attempt: EndedStep["attempt"] }) {
  return (
    <Actions>
      <LinkButton
        href={attempt ? `/connect?kind=${attempt.kind}&protocol=${attempt.protocol}` : "/connect"}
        variant="primary"
        size="lg"
      >
        Enter the keys again
      </LinkButton>
      {attempt?.canGoOn && (
        <RestartForm attemptId={attempt.id} label="Try again unchanged" busyLabel="Contacting Xero" />
      )}
    </Actions>
  );
}
