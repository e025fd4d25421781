import { Disclosure } from "@/components/ui/disclosure";
import { Fact, DescriptionList } from "@/components/ui/description-list";
import type { EndedStep } from "@/lib/attempts/view";

/** What to look for in the server's log. */
export function EndedDetails({ step, requestId }: { step: EndedStep; requestId: string | null }) {
  return (
    <Disclosure summary="Details for support">
      <div className="text-13">
        <DescriptionList>
          <Fact name="Reason">
            <code className="font-mono">{step.reason}</code>
          </Fact>
          {step.attempt && (
            <Fact name="Attempt">
              <code className="font-mono">{step.attempt.id}</code>
            </Fact>
          )}
          {requestId !== null && (
            <Fact name="Request">
              <code className="font-mono">{requestId}</code>
            </Fact>
          )}
        </DescriptionList>
      </div>
    </Disclosure>
  );
}
