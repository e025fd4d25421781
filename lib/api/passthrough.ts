import { USER_AGENT } from "@/lib/user-agent";
import { Readable } from "node:stream";
import { enterPassthrough } from "@/lib/in-flight";
import { ANSWER_HEADERS, CALL_HEADERS, pick } from "@/lib/passthrough/headers";
import { ReplayableBody } from "@/lib/passthrough/replayable-body";
import { type Call, passThrough } from "@/lib/passthrough/pass-through";
import { readTarget } from "@/lib/passthrough/target";
import { type ApiAnswer, readIfSmall } from "@/lib/xero/api";
import { WITHOUT_BODY } from "@/lib/xero/http";
import { afterPassthrough, currentExchange, type Exchange } from "@/lib/passthrough/exchange";
import { requireAccess } from "./access-token";
import type { ApiCall } from "./route";

/** What Next.js drops from an answer, because it may have decoded it. This one is untouched. */
const DROPPED = ["content-length", "content-encoding"] as const;

/** Any verb on `/passthrough/{path}` with an Element token: Xero's API with the instance's token, and its answer as it is. */
export async function passThroughCall({ request }: ApiCall): Promise<Response> {
  const exchange = currentExchange();
  const use = await requireAccess(request);
  exchange.response.once("close", enterPassthrough(use.instanceId));
  const answer = await readIfSmall(await passThrough(use, callOf(request, exchange)));
  const response = toResponse(answer, request.method);
  for (const name of DROPPED) {
    const value = answer.headers[name];
    if (value !== undefined && answer.status !== 204) exchange.response.setHeader(name, value);
  }
  return response;
}

function callOf({ method, headers, signal }: Request, { address, request }: Exchange): Call {
  const length = headers.get("content-length");
  const isSent = headers.has("transfer-encoding") || (length !== null && length !== "0");
  const hasBody = isSent && method !== "GET" && method !== "HEAD";
  return {
    method: method as Call["method"],
    target: readTarget(afterPassthrough(address)),
    headers: {
      ...pick(CALL_HEADERS, (name) => headers.get(name)),
      "user-agent": USER_AGENT,
      ...(hasBody && length !== null && { "content-length": length }),
    },
    body: hasBody ? new ReplayableBody(request as AsyncIterable<Uint8Array>) : null,
    signal,
  };
}

function toResponse({ status, headers, body }: ApiAnswer, method: string): Response {
  const isBodiless = method === "HEAD" || WITHOUT_BODY.has(status);
  if (isBodiless && body instanceof Readable) body.resume();
  return new Response(isBodiless ? null : streamed(body), {
    status,
    headers: {
      ...pick(ANSWER_HEADERS, (name) => headers[name]),
      "gangway-answer-from": "xero",
      // Neither kept on the way nor changed, such as compressed by Next.js.
      "cache-control": "no-store, no-transform",
    },
  });
}

function streamed(body: ApiAnswer["body"]): BodyInit {
  if (!(body instanceof Readable)) return body as Uint8Array<ArrayBuffer>;
  return Readable.toWeb(body) as ReadableStream;
}
