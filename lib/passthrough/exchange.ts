import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What Next.js hides from a route handler. */
export type Exchange = {
  /** The raw address: Next.js decodes it and resolves dot segments. */
  address: string;
  /** The body: Next.js would copy every chunk. */
  request: IncomingMessage;
  /** The response's headers: Next.js drops Content-Length and Content-Encoding of a handler's response. */
  response: ServerResponse;
};

// On globalThis, because instrumentation and route handlers are bundled separately.
const shared = globalThis as typeof globalThis & { gangwayExchange?: AsyncLocalStorage<Exchange> };
const exchanges = (shared.gangwayExchange ??= new AsyncLocalStorage<Exchange>());

const PASSTHROUGH = /^\/(?:elements|your_moms)\/api-v2\/passthrough(?=[/?]|$)/;

/**
 * Keeps the exchange of every passthrough call for its handler. Next.js sees only the start of such an address: it would
 * normalise the rest, or redirect.
 */
export function rememberExchanges(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const address = request.url ?? "";
    const start = PASSTHROUGH.exec(address)?.[0];
    if (start === undefined) return;
    exchanges.enterWith({ address, request, response });
    request.url = start;
  });
}

/** The exchange of the current passthrough call. */
export function currentExchange(): Exchange {
  const exchange = exchanges.getStore();
  if (!exchange) throw new Error("no exchange was kept: rememberExchanges has not run");
  return exchange;
}

/** What follows `passthrough` in a raw address; empty when that is spelled differently, such as percent-encoded. */
export function afterPassthrough(address: string): string {
  const start = PASSTHROUGH.exec(address)?.[0];
  return start === undefined ? "" : address.slice(start.length);
}
