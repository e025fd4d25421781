import { DELIVERY_TIMEOUT_MS, type DeliveryProblem, type DeliveryView } from "@/lib/webhooks/view";
import { inWords } from "./number";

export const DELIVERY_WORDS: Record<DeliveryView["status"], string> = {
  delivered: "Delivered",
  waiting: "Waiting",
  failed: "Failed",
};

const PROBLEMS: Record<DeliveryProblem, string> = {
  timeout: `No answer within ${DELIVERY_TIMEOUT_MS / 1000} seconds.`,
  unknown_host: "The host name was not found.",
  unreachable: "The address could not be reached.",
  certificate: "The certificate there is not trusted.",
  private_network: "The address leads into a private network, which is not allowed here.",
  switched_off: "The webhook was switched off.",
  undecryptable: "The signature key was encrypted with a key this server no longer has.",
};

/** What came of the last try, and how many there were: "Answered 503. Tried twice." */
export function deliveryOutcome({ status, attempts, nextAt, answerStatus, problem }: DeliveryView): string {
  const tried = attempts > 0 ? ` Tried ${TIMES[attempts] ?? `${inWords(attempts)} times`}.` : "";
  if (problem !== null) return PROBLEMS[problem] + tried;
  if (answerStatus !== null) return `Answered ${answerStatus}.${isRedirect(answerStatus) ? NOT_FOLLOWED : ""}${tried}`;
  return status === "waiting" && nextAt === null ? "Being sent." : "Not tried yet.";
}

const TIMES: Record<number, string> = { 1: "once", 2: "twice" };
const NOT_FOLLOWED = " Redirects are not followed.";
const isRedirect = (status: number) => status >= 300 && status < 400;

/** For the address of a receiver, before it is sent. */
export function receiverError(url: string): string | undefined {
  if (url === "") return "Enter an address.";
  const isAddress = URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
  return isAddress ? undefined : "Enter a whole address that starts with https:// or http://.";
}
