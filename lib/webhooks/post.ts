import { type Dispatcher, request } from "undici";
import { isUntrusted } from "@/lib/certificate";
import { env } from "@/lib/env";
import { newDispatcher } from "@/lib/outgoing/dispatcher";
import { proxyOf } from "@/lib/outgoing/proxy";
import { readRetryAfter } from "@/lib/retry-after";
import type { Message } from "./message";
import { PrivateNetworkError, publicConnector, refusePrivate } from "./networks";
import { DELIVERY_TIMEOUT_MS, type DeliveryProblem } from "./view";

/** How much of a response body is read, and discarded, before the connection is dropped. */
const MAX_BYTES = 16_384;

export type Answer = { status: number; retryAfterSeconds: number | undefined };

/** No HTTP response arrived. */
export class NoAnswerError extends Error {
  override readonly name = "NoAnswerError";

  constructor(
    readonly problem: DeliveryProblem,
    cause: unknown,
  ) {
    super(problem, { cause });
  }
}

let dispatcher: Dispatcher | undefined;

/** Posts a message once, following no redirect. Returns any HTTP status; throws NoAnswerError without one. */
export async function post(url: string, { headers, body }: Message): Promise<Answer> {
  const signal = AbortSignal.timeout(DELIVERY_TIMEOUT_MS);
  try {
    dispatcher ??= connections();
    if (env().WEBHOOK_NETWORKS === "public" && proxyOf(new URL(url))) await refusePrivate(new URL(url).hostname);
    const answer = await request(url, { method: "POST", headers, body, dispatcher, signal });
    const retryAfter = [answer.headers["retry-after"]].flat()[0];
    await answer.body.dump({ limit: MAX_BYTES }).catch(() => undefined); // only the status matters
    return { status: answer.statusCode, retryAfterSeconds: readRetryAfter(retryAfter) };
  } catch (error) {
    throw new NoAnswerError(signal.aborted ? "timeout" : problemOf(error), error);
  }
}

/** Without keep-alive: a connection that its receiver has just closed would count as a failed attempt. */
function connections(): Dispatcher {
  const connect = env().WEBHOOK_NETWORKS === "public" ? publicConnector() : { timeout: DELIVERY_TIMEOUT_MS };
  return newDispatcher({ connect, pipelining: 0 });
}

/** Error codes of the system's resolver and of name servers. */
const NOT_FOUND = new Set(["ENOTFOUND", "EAI_AGAIN", "ENODATA", "ESERVFAIL", "EREFUSED", "EBADNAME", "ETIMEOUT"]);

function problemOf(error: unknown): DeliveryProblem {
  if (error instanceof PrivateNetworkError) return "private_network";
  if (isUntrusted(error)) return "certificate";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (NOT_FOUND.has(code)) return "unknown_host";
  if (/TIMEOUT|TIMEDOUT/.test(code)) return "timeout";
  return "unreachable";
}
