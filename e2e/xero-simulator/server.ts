import { createServer } from "node:http";
import type { IncomingMessage, Server, ServerResponse } from "node:http";
import { setTimeout } from "node:timers/promises";
import { control } from "./control";
import { takeFault } from "./control-faults";
import { bend } from "./faults";
import { readRequest, textAnswer } from "./http";
import type { Answer, Request } from "./http";
import { record } from "./recording";
import { answerTo } from "./routes";
import type { Store } from "./store";

export function createSimulatorServer(store: Store): Server {
  return createServer((message, response) => {
    handle(store, message, response).catch((error: unknown) => {
      if (response.headersSent) response.destroy();
      else send(store, response, textAnswer(error instanceof RangeError ? 413 : 500, String(error)));
    });
  });
}

async function handle(store: Store, message: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await readRequest(message);
  if (!request.url.pathname.startsWith("/control/")) return perform(store, request, response);
  const answer = await control(store, request);
  store.save();
  send(store, response, answer);
}

async function perform(store: Store, request: Request, response: ServerResponse): Promise<void> {
  const recorded = record(store, request);
  const fault = takeFault(store, recorded.path, recorded.key);
  if (!fault) {
    const answer = answerTo(store, request);
    recorded.status = answer.status;
    store.save();
    return send(store, response, answer);
  }
  recorded.fault = fault.kind;
  const wait = () => setTimeout(fault.delayMs ?? (fault.kind === "delay" ? 1000 : 0));
  const isDoneAtOnce = fault.kind === "lose-answer";
  if (!isDoneAtOnce) await wait();
  const outcome = bend(fault, () => answerTo(store, request));
  if (isDoneAtOnce) await wait();
  recorded.status = typeof outcome === "function" ? null : outcome.status;
  store.save();
  if (typeof outcome === "function") outcome(response);
  else send(store, response, outcome);
}

function send(store: Store, response: ServerResponse, { status, headers, body }: Answer): void {
  const date = new Date(store.now()).toUTCString();
  response.writeHead(status, { date, "content-length": Buffer.byteLength(body), ...headers }).end(body);
}
