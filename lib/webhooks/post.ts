import { Agent, request } from "undici";
import { env } from "@/lib/env";
import { readRetryAfter } from "@/lib/retry-after";
import type { Message } from "./message";
import { PrivateNetworkError, publicConnector } from "./networks";
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

let agent: Agent | undefined;

/** Posts a message once, following no redirect. Returns any HTTP status; throws NoAnswerError without one. */
export async function post(url: string, { headers, body }: Message): Promise<Answer> {
  agent ??= newAgent();
  const signal = AbortSignal.timeout(DELIVERY_TIMEOUT_MS);
  try {
    const answer = await request(url, { method: "POST", headers, body, dispatcher: agent, signal });
    const retryAfter = [answer.headers["retry-after"]].flat()[0];
    await answer.body.dump({ limit: MAX_BYTES }).catch(() => undefined); // only the status matters
    return { status: answer.statusCode, retryAfterSeconds: readRetryAfter(retryAfter) };
  } catch (error) {
    throw new NoAnswerError(signal.aborted ? "timeout" : problemOf(error), error);
  }
}

/** Without keep-alive: a connection that its receiver has just closed would count as a failed attempt. */
function newAgent(): Agent {
  const connect = env().WEBHOOK_NETWORKS === "public" ? publicConnector() : { timeout: DELIVERY_TIMEOUT_MS };
  return new Agent({ connect, pipelining: 0 });
}

/** Error codes of the system's resolver and of name servers. */
const NOT_FOUND = new Set(["ENOTFOUND", "EAI_AGAIN", "ENODATA", "ESERVFAIL", "EREFUSED", "EBADNAME", "ETIMEOUT"]);

function problemOf(error: unknown): DeliveryProblem {
  if (error instanceof PrivateNetworkError) return "private_network";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (NOT_FOUND.has(code)) return "unknown_host";
  if (/TIMEOUT|TIMEDOUT/.test(code)) return "timeout";
  return /CERT|SIGNATURE/.test(code) ? "certificate" : "unreachable";
}
