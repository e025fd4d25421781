import { Check, Clock, TriangleAlert } from "lucide-react";
import { droppedSentence, XERO_WEBHOOK_STATES } from "@/components/copy/xero-webhook";
import { Moment } from "@/components/time/moment";
import { Badge } from "@/components/ui/badge";
import { DescriptionList, Fact } from "@/components/ui/description-list";
import type { XeroWebhookView } from "@/lib/xero-events/view";

const ICONS = { waiting: Clock, receiving: Check, refusing: TriangleAlert };

/** What came of an app's webhooks key. */
export function XeroWebhookReceiver({ receiver }: { receiver: NonNullable<XeroWebhookView["receiver"]> }) {
  const { state, savedAt, receivedAt, refusedAt } = receiver;
  const { word, tone, sentence } = XERO_WEBHOOK_STATES[state];
  const Icon = ICONS[state];
  const dropped = droppedSentence(receiver);
  return (
    <>
      <DescriptionList>
        <Fact name="State">
          <Badge tone={tone} icon={<Icon />}>
            {word}
          </Badge>
        </Fact>
        <Fact name="Key saved">
          <Moment at={savedAt} />
        </Fact>
        {receivedAt && (
          <Fact name="Last received">
            <Moment at={receivedAt} />
          </Fact>
        )}
        {state === "refusing" && refusedAt && (
          <Fact name="Last refused">
            <Moment at={refusedAt} />
          </Fact>
        )}
      </DescriptionList>
      <p role="status" className="text-ink-2">
        {sentence}
      </p>
      {dropped && <p className="text-13 text-ink-3">{dropped}</p>}
    </>
  );
}
