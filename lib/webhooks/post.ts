import { Agent, request } from "undici";
import { env } from "@/lib/env";
import { readRetryAfter } from "@/lib/retry-after";
import type { Message } from "./message";
import { PrivateNetworkError, publicConnector } from "./networks";
import type { DeliveryProblem } from "./view";

/** Deadline of one try, from looking the receiver up to its status. */
const DEADLINE_MS = 10_000;
/** What is read of an answer's body before the connection is dropped; nothing of it is kept. */
const MOST_BYTES = 16_384;

export type Answer = { status: number; retryAfterSeconds: number };

/** A try that got no answer. */
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

/** Posts a message once, following no redirect. Gives the status, whatever it is. Throws NoAnswerError. */
export async function post(url: string, { headers, body }: Message): Promise<Answer> {
  agent ??= newAgent();
  const signal = AbortSignal.timeout(DEADLINE_MS);
  try {
    const answer = await request(url, { method: "POST", headers, body, dispatcher: agent, signal });
    const retryAfter = [answer.headers["retry-after"]].flat()[0];
    await answer.body.dump({ limit: MOST_BYTES }).catch(() => undefined); // the status was all that is asked
    return { status: answer.statusCode, retryAfterSeconds: readRetryAfter(retryAfter) ?? 0 };
  } catch (error) {
    throw new NoAnswerError(signal.aborted ? "timeout" : problemOf(error), error);
  }
}

/** Without keep-alive: a connection that its receiver has just closed would count as a failed try. */
function newAgent(): Agent {
  const connect = env().WEBHOOK_NETWORKS === "public" ? publicConnector() : { timeout: DEADLINE_MS };
  return new Agent({ connect, pipelining: 0 });
}

/** Of the system's look-up, and of name servers. */
const NOT_FOUND = new Set(["ENOTFOUND", "EAI_AGAIN", "ENODATA", "ESERVFAIL", "EREFUSED", "EBADNAME", "ETIMEOUT"]);

function problemOf(error: unknown): DeliveryProblem {
  if (error instanceof PrivateNetworkError) return "private_network";
  const code = error instanceof Error && "code" in error ? String(error.code) : "";
  if (NOT_FOUND.has(code)) return "unknown_host";
  if (/TIMEOUT|TIMEDOUT/.test(code)) return "timeout";
  return /CERT|SIGNATURE/.test(code) ? "certificate" : "unreachable";
}
