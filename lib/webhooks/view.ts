import type { EventView } from "@/lib/audit-log/view";
import type { ChangeData, XERO_CHANGED } from "@/lib/xero-events/view";

/** For an attempt, from resolving the host name to its HTTP status. */
export const DELIVERY_TIMEOUT_MS = 10_000;

const MINUTE = 60;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** The wait after each failed attempt but the last, in seconds. docs/api.md lists them. */
export const RETRY_WAITS = [5, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, DAY];

/** The days from the first attempt to the last. */
export const RETRY_DAYS = Math.round(RETRY_WAITS.reduce((sum, wait) => sum + wait) / DAY);

/** Why an attempt got no answer from the receiver. */
export const NETWORK_PROBLEMS = ["timeout", "unknown_host", "unreachable", "certificate", "private_network"] as const;
/** Why an attempt got no answer, or none was made. */
export const DELIVERY_PROBLEMS = [...NETWORK_PROBLEMS, "switched_off", "undecryptable", "altered"] as const;

export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

export const DELIVERY_STATUSES = ["waiting", "delivered", "failed"] as const;

export type DeliveryStatus = (typeof DELIVERY_STATUSES)[number];

/** A change that Xero reported. It is no entry of the audit log: nobody of ours did it. */
type ChangeEvent = Pick<EventView, "id" | "at"> & { type: typeof XERO_CHANGED; actor: null; data: ChangeData };

/** What webhooks are sent: events of the audit log, and changes that Xero reported. */
export type SentEvent = EventView | ChangeEvent;

/** An event on its way to a webhook, as pages see it. */
export type DeliveryView = {
  id: string;
  event: SentEvent;
  status: DeliveryStatus;
  attempts: number;
  nextAt: string | null;
  /** The HTTP status of the last answer, or why there was none; both null before the first attempt. */
  answerStatus: number | null;
  problem: DeliveryProblem | null;
};

export type WebhookView = {
  enabled: boolean;
  url: string | null;
  signed: boolean;
  deliveries: DeliveryView[];
};

/** The signature key after a change: unchanged, a generated one, or the given one. */
export const KEY_CHOICES = ["keep", "generate", "own"] as const;

export type KeyChoice = (typeof KEY_CHOICES)[number];

/** Without a URL it is taken away; then it is off. */
export type WebhookChange = { enabled: boolean; url?: string | undefined; key: KeyChoice; ownKey?: string };

/** The answer to a change; a generated key is shown this once. */
export type WebhookChanged = { webhook: WebhookView; signatureKey: string | null };
