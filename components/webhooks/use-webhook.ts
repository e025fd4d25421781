import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { DeliveryView, WebhookChange, WebhookChanged, WebhookView } from "@/lib/webhooks/view";

const REFRESH_MS = 10_000;
/** While a delivery is due, which takes a second or two. */
const REFRESH_SOON_MS = 1_000;

/** An instance's webhook, refreshed, and its actions. `onChange` is called after each. */
export function useWebhook(id: number, onChange: () => void) {
  const path = `/api/portal/instances/${id}`;
  const { value, error, refresh, replace } = useResource<WebhookView>(`${path}/webhook`, refreshEvery);

  async function show(webhook: WebhookView) {
    await replace(webhook);
    onChange();
  }

  async function change(wanted: WebhookChange): Promise<string | null> {
    const { webhook, signatureKey } = await sendJson<WebhookChanged>("PATCH", `${path}/webhook`, wanted);
    await show(webhook);
    return signatureKey;
  }

  const test = async () => show(await sendJson<WebhookView>("POST", `${path}/webhook/test`));
  const redeliver = async (delivery: string) =>
    show(await sendJson<WebhookView>("POST", `${path}/webhook/deliveries/${delivery}/redelivery`));

  return { webhook: value, error, refresh, change, test, redeliver };
}

function refreshEvery(webhook: WebhookView | undefined): number {
  return webhook?.deliveries.some(isSoon) ? REFRESH_SOON_MS : REFRESH_MS;
}

function isSoon({ status, nextAt }: DeliveryView): boolean {
  return status === "waiting" && (nextAt === null || Date.parse(nextAt) < Date.now() + REFRESH_MS);
}
