import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { pipeline } from "node:stream";
import { comesInPieces } from "./api-call";
import { control } from "./control";
import { takeFault } from "./control-faults";
import { bend, type Proceed } from "./faults";
import { type Answer, readBody, readHead, type Request, textAnswer } from "./http";
import type { RecordedRequest } from "./model";
import { record } from "./recording";
import { answerTo } from "./routes";
import type { Store } from "./store";

const tokenPaths = new Set(["/connect/token", "/oauth/AccessToken"]);

const maxBytes = { control: 64_000_000, rest: 1_000_000 };

export function createSimulatorServer(store: Store): Server {
  return createServer((message, response) => {
    handle(store, message, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(store, response, textAnswer(error instanceof RangeError ? 413 : 500, String(error)));
    });
  });
}

async function handle(store: Store, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const head = readHead(message);
  if (comesInPieces(head)) return perform(store, { ...head, body: "", chunks: message }, response);
  const isControl = head.url.pathname.startsWith("/control/");
  const request = await readBody(head, message, isControl ? maxBytes.control : maxBytes.rest);
  if (!isControl) return perform(store, request, response);
  const answer = await control(store, request);
  store.save();
  send(store, response, answer);
}

async function perform(store: Store, request: Request, response: ServerResponse): Promise<void> {
  const recorded = record(store, request);
  const proceed = tallied(store, recorded, response, () => answerTo(store, request));
  const fault = takeFault(store, recorded, [request.headers["xero-tenant-id"]].flat()[0]);
  if (!fault) {
    const answer = await proceed();
    recorded.status = answer.status;
    store.save();
    return send(store, response, answer);
  }
  recorded.fault = fault.kind;
  const outcome = await bend(fault, proceed);
  recorded.status = typeof outcome === "function" ? null : outcome.status;
  store.save();
  if (typeof outcome === "function") outcome(response);
  else send(store, response, outcome);
}

/** A token call is in progress until its connection is done with, whatever becomes of it. */
function tallied(store: Store, { path, key }: RecordedRequest, response: ServerResponse, proceed: Proceed): Proceed {
  if (!tokenPaths.has(path)) return proceed;
  store.tally.begin(key, store.now());
  response.once("close", () => store.tally.end(key));
  return async () => {
    const answer = await proceed();
    if (answer.status >= 400) store.tally.add(key, "refused");
    return answer;
  };
}

/** RFC 9110, section 8.6: a length would be that of another answer. */
const bodiless = new Set([204, 304]);

function send(store: Store, response: ServerResponse, { status, headers, body }: Answer): void {
  const date = new Date(store.now()).toUTCString();
  if (typeof body === "string") {
    const length = bodiless.has(status) ? {} : { "content-length": Buffer.byteLength(body) };
    response.writeHead(status, { date, ...length, ...headers }).end(body);
  } else {
    // A reader who goes away ends both.
    pipeline(body, response.writeHead(status, { date, ...headers }), () => {});
  }
}
