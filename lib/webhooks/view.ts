import type { EventView } from "@/lib/audit-log/view";

/** Why a try got no answer, or none was made. */
export const DELIVERY_PROBLEMS = [
  "timeout",
  "unknown_host",
  "unreachable",
  "certificate",
  "private_network",
  "switched_off",
  "undecryptable",
] as const;

export type DeliveryProblem = (typeof DELIVERY_PROBLEMS)[number];

/** An event on its way to the webhook of its instance, as the instance's page sees it. */
export type DeliveryView = {
  id: string;
  event: EventView;
  status: "waiting" | "delivered" | "given_up";
  tries: number;
  /** When the next try is due; null when there is none, or it is under way. */
  nextAt: string | null;
  triedAt: string | null;
  /** The HTTP status of the last answer, or why there was none; both null before the first try. */
  answerStatus: number | null;
  problem: DeliveryProblem | null;
};

export type WebhookView = {
  enabled: boolean;
  url: string | null;
  /** Whether there is a signature key. */
  signed: boolean;
  /** The newest, at most 20. */
  deliveries: DeliveryView[];
};

/** What becomes of the signature key: it stays, Gangway makes one, or it is the given one. */
export const KEY_CHOICES = ["keep", "generate", "own"] as const;

export type KeyChoice = (typeof KEY_CHOICES)[number];

export type WebhookChange = { enabled: boolean; url: string; key: KeyChoice; ownKey?: string };

/** What a change answers; a key that was made is shown this once. */
export type WebhookChanged = { webhook: WebhookView; signatureKey: string | null };
