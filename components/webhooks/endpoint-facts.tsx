import { endpointWants } from "@/components/copy/endpoint";
import { inWords } from "@/components/copy/number";
import { Moment } from "@/components/time/moment";
import { DescriptionList, Fact } from "@/components/ui/description-list";
import { TitledPanel } from "@/components/ui/panel";
import { type EndpointView, MAX_FAILING_DAYS } from "@/lib/webhooks/endpoints/view";
import { EndpointBadge } from "./endpoint-badge";

export function EndpointFacts({ endpoint }: { endpoint: EndpointView }) {
  const { url, eventTypes, failingSince, createdAt } = endpoint;
  return (
    <TitledPanel id="endpoint" title="Webhook">
      <DescriptionList>
        <Fact name="Events">
          <EndpointBadge endpoint={endpoint} />
        </Fact>
        <Fact name="URL">
          <code className="font-mono text-13">{url}</code>
        </Fact>
        <Fact name="Sends">{endpointWants(endpoint)}</Fact>
        {eventTypes.length > 0 && (
          <Fact name="Types">
            <code className="font-mono text-13">{eventTypes.join(", ")}</code>
          </Fact>
        )}
        <Fact name="Added">
          <Moment at={createdAt} />
        </Fact>
      </DescriptionList>
      {failingSince && (
        <p role="status" className="mt-4 text-13 text-ink-2">
          No event has been delivered since <Moment at={failingSince} />. After {inWords(MAX_FAILING_DAYS)} days Gangway
          turns the webhook off and mails the admins.
        </p>
      )}
    </TitledPanel>
  );
}
