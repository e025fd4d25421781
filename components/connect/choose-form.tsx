import { Actions } from "@/components/ui/actions";
import { Tag } from "@/components/ui/badge";
import { RadioCard, RadioCards } from "@/components/ui/radio-card";
import { SubmitButton } from "@/components/ui/submit-button";
import type { AppView } from "@/lib/apps/view";
import { ConsequencesOfChoice } from "./consequences";

/** Step 1 for an app whose keys are not saved yet. */
export function ChooseForm({ kind, protocol }: Pick<AppView, "kind" | "protocol">) {
  return (
    <form method="post" action="/api/portal/attempts" className="group/choose grid gap-6 *:min-w-0">
      <RadioCards legend="Kind of app">
        <RadioCard name="kind" value="public" title="Public" defaultChecked={kind === "public"}>
          Any app Xero has not certified. Ready in minutes.
        </RadioCard>
        <RadioCard name="kind" value="partner" title="Partner" defaultChecked={kind === "partner"}>
          Certified by Xero. For products with many customers.
        </RadioCard>
        <RadioCard name="kind" value="custom" title="Custom connection" defaultChecked={kind === "custom"}>
          For one organisation of your own, approved at Xero by mail. No consent page.
        </RadioCard>
      </RadioCards>
      <div className="group-has-[[value=custom]:checked]/choose:hidden">
        <RadioCards legend="Protocol">
          <RadioCard
            name="protocol"
            value="oauth2"
            title="OAuth 2.0"
            mark={<Tag tone="accent">Recommended</Tag>}
            defaultChecked={protocol === "oauth2"}
          >
            What Xero supports today.
          </RadioCard>
          <RadioCard
            name="protocol"
            value="oauth1"
            title="OAuth 1.0a"
            mark={<Tag tone="expiring">Legacy</Tag>}
            defaultChecked={protocol === "oauth1"}
          >
            Xero switched it off in 2021. Only for gateways, archives and the simulator.
          </RadioCard>
        </RadioCards>
      </div>
      <section aria-labelledby="means">
        <h2 id="means" className="mb-3 text-16">
          What this means
        </h2>
        <div aria-live="polite">
          <ConsequencesOfChoice />
        </div>
      </section>
      <Actions>
        <SubmitButton variant="primary" size="lg" busyLabel="Continuing">
          Continue to keys
        </SubmitButton>
      </Actions>
    </form>
  );
}
