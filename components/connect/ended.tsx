import { Explain, Explained } from "@/components/ui/facts";
import { type Cure, endingCures } from "@/components/words/ending-cures";
import type { EndedStep } from "@/lib/attempts/view";
import { EndedActions } from "./ended-actions";
import { EndedDetails } from "./ended-details";

type EndedProps = { step: EndedStep; isSignedIn: boolean; requestId: string | null };

export function Ended({ step, isSignedIn, requestId }: EndedProps) {
  const cures = endingCures(step);
  return (
    <>
      <EndedActions step={step} isSignedIn={isSignedIn} />
      {!isSignedIn && (
        <p className="text-14 text-ink-2">
          If somebody sent you here to connect your organisation, tell them what this page says.
        </p>
      )}
      {cures.length > 0 && (
        <Cures title={step.why === "declined" ? "If it wasn’t meant that way" : "Likely causes"} cures={cures} />
      )}
      <EndedDetails step={step} requestId={requestId} />
    </>
  );
}

function Cures({ title, cures }: { title: string; cures: Cure[] }) {
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
