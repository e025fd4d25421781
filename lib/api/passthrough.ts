import { USER_AGENT } from "@/lib/user-agent";
import { Readable } from "node:stream";
import { enterPassthrough } from "@/lib/in-flight";
import { ANSWER_HEADERS, CALL_HEADERS, pick } from "@/lib/passthrough/headers";
import { ReplayableBody } from "@/lib/passthrough/replayable-body";
import { type Call, passThrough } from "@/lib/passthrough/pass-through";
import { readTarget } from "@/lib/passthrough/target";
import { type ApiAnswer, readIfSmall } from "@/lib/xero/api";
import { WITHOUT_BODY } from "@/lib/xero/http";
import { requireInstanceAccess } from "./access-token";
import type { ApiCall } from "./route";

/** Any verb on `/passthrough/{path}`, or below an instance's id: Xero's API with the instance's token, and its answer as it is. */
export async function passThroughCall(call: ApiCall): Promise<Response> {
  const use = await requireInstanceAccess(call);
  const leave = enterPassthrough(use.instanceId);
  try {
    const answer = await readIfSmall(await passThrough(use, callOf(call)));
    if (answer.body instanceof Readable) answer.body.once("close", leave);
    else leave();
    return toResponse(answer, call.request.method);
  } catch (error) {
    leave();
    throw error;
  }
}

function callOf({ request, exchange }: ApiCall): Call {
  const { method, headers, signal, url } = request;
  const length = headers.get("content-length");
  const isSent = headers.has("transfer-encoding") || (length !== null && length !== "0");
  const hasBody = isSent && method !== "GET" && method !== "HEAD";
  // As it was sent, where that is known: Next.js decodes addresses and resolves dot segments.
  const address = exchange?.incoming.url ?? url.slice(new URL(url).origin.length);
  return {
    method: method as Call["method"],
    target: readTarget(afterPassthrough(address)),
    headers: {
      ...pick(CALL_HEADERS, (name) => headers.get(name)),
      "user-agent": USER_AGENT,
      ...(hasBody && length !== null && { "content-length": length }),
    },
    body: hasBody ? new ReplayableBody((exchange?.incoming ?? request.body!) as AsyncIterable<Uint8Array>) : null,
    signal,
  };
}

const PASSTHROUGH = /^\/(?:elements|your_moms)\/api-v2(?:\/instances\/\d+)?\/passthrough(?=[/?]|$)/;

/** What follows `passthrough` in an address; empty when that is spelled differently, such as percent-encoded. */
function afterPassthrough(address: string): string {
  const start = PASSTHROUGH.exec(address)?.[0];
  return start === undefined ? "" : address.slice(start.length);
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
