import type { WebhookView } from "@/lib/webhooks/view";
import { DeliveryRow, type Send } from "./delivery-row";

/** Recent and waiting deliveries, newest first. */
export function DeliveryList({ webhook, onRedeliver }: { webhook: WebhookView; onRedeliver: Send }) {
  const { enabled, deliveries } = webhook;
  return (
    <>
      <h3 className="mt-6 mb-2 text-12 font-medium text-ink-3">Recent deliveries</h3>
      {deliveries.length === 0 && (
        <p className="text-ink-2">
          Nothing sent yet.
          {enabled ? " The next event or test appears here." : " No events are sent while webhooks are off."}
        </p>
      )}
      <ol>
        {deliveries.map((delivery) => (
          <DeliveryRow key={delivery.id} delivery={delivery} onSend={enabled ? onRedeliver : null} />
        ))}
      </ol>
    </>
  );
}
