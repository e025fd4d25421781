import { Explain, Explained } from "@/components/ui/description-list";
import type { Remedy } from "@/components/copy/remedy";
import { failureRemedies } from "@/components/copy/failure-remedies";
import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import { EndedActions } from "./ended-actions";
import { EndedDetails } from "./ended-details";

const CURES_TITLES: Partial<Record<FailureCode, string>> = {
  declined: "If it wasn’t meant that way",
  late: "If Xero showed an error, with OAuth 2.0",
};

type EndedProps = { step: EndedStep; isSignedIn: boolean; requestId: string | null };

export function Ended({ step, isSignedIn, requestId }: EndedProps) {
  const cures = failureRemedies(step);
  return (
    <>
      <EndedActions step={step} isSignedIn={isSignedIn} />
      {!isSignedIn && (
        <p className="text-14 text-ink-2">
          If somebody sent you here to connect your organisation, tell them what this page says.
        </p>
      )}
      {cures.length > 0 && <Cures title={CURES_TITLES[step.why] ?? "Likely causes"} cures={cures} />}
      <EndedDetails step={step} requestId={requestId} />
    </>
  );
}

function Cures({ title, cures }: { title: string; cures: Remedy[] }) {
  return (
    <section aria-labelledby="why">
      <h2 id="why" className="mb-3 text-16">
        {title}
      </h2>
      <Explained>
        {cures.map(({ name, text }) => (
          <Explain key={name} name={name}>
            {text}
          </Explain>
        ))}
      </Explained>
    </section>
  );
}
