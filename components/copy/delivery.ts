import { DELIVERY_TIMEOUT_MS, type DeliveryProblem, type DeliveryView, type SentEvent } from "@/lib/webhooks/view";
import { XERO_CHANGED } from "@/lib/xero-events/view";
import { changeInXero } from "./change-in-xero";
import { eventWords } from "./event";
import { counted } from "./number";

export const DELIVERY_WORDS: Record<DeliveryView["status"], string> = {
  delivered: "Delivered",
  waiting: "Waiting",
  failed: "Failed",
};

const PROBLEMS: Record<DeliveryProblem, string> = {
  timeout: `No response within ${DELIVERY_TIMEOUT_MS / 1000} seconds.`,
  unknown_host: "The host name could not be resolved.",
  unreachable: "The server could not be reached.",
  certificate:
    "The server’s certificate is not trusted. For a CA of your own, set NODE_EXTRA_CA_CERTS on Gangway’s server.",
  private_network: "The URL leads to a private network, which is not allowed here.",
  switched_off: "The webhook was turned off.",
  undecryptable: "The signature key was encrypted with a key this server no longer has.",
  altered: "The stored signature key was altered outside Gangway. Create a new one.",
};

/** What a delivery tells its receiver: "Renamed". */
export function sentEventTitle(event: SentEvent): string {
  if (event.type !== XERO_CHANGED) return eventWords({ ...event, actor: null }).bold;
  return changeInXero(event.data.eventCategory, event.data.eventType);
}

/** The result of the last attempt, and how many there were: "Answered 503. 2 attempts." */
export function deliveryOutcome({ status, attempts: count, nextAt, answerStatus, problem }: DeliveryView): string {
  const attempts = count > 0 ? ` ${counted(count, "attempt")}.` : "";
  if (problem !== null) return PROBLEMS[problem] + attempts;
  if (answerStatus !== null)
    return `Answered ${answerStatus}.${isRedirect(answerStatus) ? NOT_FOLLOWED : ""}${attempts}`;
  return status === "waiting" && nextAt === null ? "Sending." : "Queued.";
}

const NOT_FOLLOWED = " Redirects are not followed.";
const isRedirect = (status: number) => status >= 300 && status < 400;

/** Checks a receiver's URL before it is saved. */
export function receiverError(url: string): string | undefined {
  if (url === "") return "Enter a URL.";
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isAddress ? undefined : "Enter a full URL that starts with https:// or http://.";
}
