import { SetupLink } from "@/components/setup/setup-link";
import { DayAndTime } from "@/components/time/moment";
import { Notice } from "@/components/ui/notice";
import { Explain, Explained } from "@/components/ui/description-list";
import type { Remedy } from "@/components/copy/remedy";
import { failureRemedies } from "@/components/copy/failure-remedies";
import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import type { CheckId } from "@/lib/setup/view";
import { EndedActions } from "./ended-actions";
import { EndedDetails } from "./ended-details";

const REMEDY_TITLES: Partial<Record<FailureCode, string>> = {
  declined: "Was this a mistake?",
  expired: "If Xero showed an error, (OAuth 2.0)",
};

/** What an admin can check of the installation, where that may be the cause. */
const SETUP_CHECKS: Partial<Record<FailureCode, CheckId>> = {
  xero_unreachable: "xero",
  xero_untrusted: "xero",
  app_refused: "app-keys",
  scope_refused: "scopes",
  expired: "callback",
};

type EndedProps = { step: EndedStep; isSignedIn: boolean; isAdmin: boolean; requestId: string | null };

export function Ended({ step, isSignedIn, isAdmin, requestId }: EndedProps) {
  const check = isAdmin ? SETUP_CHECKS[step.reason] : undefined;
  const remedies = failureRemedies(step);
  return (
    <>
      {step.attempt?.waitUntil && (
        <Notice tone="expiring" title="Continue after">
          <DayAndTime at={step.attempt.waitUntil} />.
        </Notice>
      )}
      <EndedActions step={step} isSignedIn={isSignedIn} />
      {!isSignedIn && (
        <p className="text-14 text-ink-2">
          If someone sent you here to connect your organisation, tell them what this page says.
        </p>
      )}
      {remedies.length > 0 && <Remedies title={REMEDY_TITLES[step.reason] ?? "Likely causes"} remedies={remedies} />}
      {check && (
        <p className="text-14">
          <SetupLink to={check}>Check the set-up of this installation</SetupLink>
        </p>
      )}
      <EndedDetails step={step} requestId={requestId} />
    </>
  );
}

function Remedies({ title, remedies }: { title: string; remedies: Remedy[] }) {
  return (
    <section aria-labelledby="causes">
      <h2 id="causes" className="mb-3 text-16">
        {title}
      </h2>
      <Explained>
        {remedies.map(({ name, text }) => (
          <Explain key={name} name={name}>
            {text}
          </Explain>
        ))}
      </Explained>
    </section>
  );
}
