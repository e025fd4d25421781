import { sendJson } from "@/components/portal/request";
import { useResource } from "@/components/portal/use-resource";
import type { XeroWebhookView } from "@/lib/xero-events/view";

const REFRESH_MS = 10_000;
/** While somebody waits for Xero's check. */
const REFRESH_SOON_MS = 2_000;

/** How an app gets webhooks from Xero, refreshed, and how to save and remove the key. */
export function useXeroWebhook(appId: string) {
  const path = `/api/portal/apps/${appId}/xero-webhook`;
  const isAwaited = (view?: XeroWebhookView) => view?.receiver && view.receiver.state !== "receiving";
  const { value, error, refresh, replace } = useResource<XeroWebhookView>(path, (view) =>
    isAwaited(view) ? REFRESH_SOON_MS : REFRESH_MS,
  );
  return {
    webhook: value,
    error,
    refresh,
    save: async (key: string) => void (await replace(await sendJson<XeroWebhookView>("POST", path, { key }))),
    remove: async () => void (await replace(await sendJson<XeroWebhookView>("DELETE", path))),
  };
}
