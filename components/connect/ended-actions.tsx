import { Actions } from "@/components/ui/actions";
import { LinkButton } from "@/components/ui/link-button";
import type { EndedStep, FailureCode } from "@/lib/attempts/view";
import { RestartForm } from "./restart-form";

/** What only Xero's state prevents: the consent may still be there. */
const LATER = new Set<FailureCode>(["xero_busy", "xero_unreachable", "xero_nonsense"]);

/** What to do next: mend the app, look at what came of the run, go on with it, or begin again. */
export function EndedActions({ step, isSignedIn }: { step: EndedStep; isSignedIn: boolean }) {
  const { why, attempt } = step;
  if (why === "app_refused") return <MendApp attempt={attempt} />;
  if (why === "replayed" && attempt) {
    return (
      <Actions>
        {/* The page leads on to wherever the run has come to. */}
        <LinkButton href={`/connect/done?attempt=${attempt.id}`} variant="primary" size="lg">
          Look at what came of it
        </LinkButton>
        <LinkButton href="/connect" size="lg">
          Begin again
        </LinkButton>
      </Actions>
    );
  }
  if (!attempt?.canGoOn) {
    return (
      <Actions>
        <LinkButton href="/connect" variant="primary" size="lg">
          Begin again
        </LinkButton>
        {isSignedIn && (
          <LinkButton href="/dashboard/instances" size="lg">
            Open instances
          </LinkButton>
        )}
      </Actions>
    );
  }
  const words = LATER.has(why)
    ? { verb: "Try again", busyVerb: "Asking Xero" }
    : { verb: "Go back to Xero", busyVerb: "Going to Xero" };
  return (
    <Actions>
      <RestartForm attemptId={attempt.id} variant="primary" {...words} />
      <LinkButton href="/connect" size="lg">
        Choose another app
      </LinkButton>
    </Actions>
  );
}

function MendApp({ attempt }: { attempt: EndedStep["attempt"] }) {
  return (
    <Actions>
      <LinkButton
        href={attempt ? `/connect?kind=${attempt.kind}&protocol=${attempt.protocol}` : "/connect"}
        variant="primary"
        size="lg"
      >
        Enter the keys again
      </LinkButton>
      {attempt?.canGoOn && <RestartForm attemptId={attempt.id} verb="Try again as it is" busyVerb="Asking Xero" />}
    </Actions>
  );
}
