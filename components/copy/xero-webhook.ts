import type { XeroWebhookState, XeroWebhookView } from "@/lib/xero-events/view";
import { counted } from "./number";

/** The state of an app's webhook from Xero: a word, its tone, and what to do. */
export const XERO_WEBHOOK_STATES = {
  waiting: {
    word: "Waiting for Xero",
    tone: "expiring",
    sentence:
      "Nothing has arrived yet. At Xero, choose Send ‘Intent to receive’; this page then says whether it worked.",
  },
  receiving: {
    word: "Receiving",
    tone: "connected",
    sentence: "Xero’s webhooks arrive, and their signature matches this key.",
  },
  refusing: {
    word: "Key does not match",
    tone: "reconnect",
    sentence:
      "Requests arrive that were not signed with this key, so they are refused. Compare it with the webhooks key at Xero, and replace it if it differs. While Xero checks the URL, it sends some of these on purpose.",
  },
} as const satisfies Record<XeroWebhookState, object>;

/** Events that were not kept, and why; null when there are none. */
export function droppedSentence({ dropped }: NonNullable<XeroWebhookView["receiver"]>): string | null {
  if (dropped === 0) return null;
  return `${counted(dropped, "event")} ${dropped === 1 ? "was" : "were"} about organisations that are not connected here, and not kept.`;
}
