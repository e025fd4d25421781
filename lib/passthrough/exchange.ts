import { AsyncLocalStorage } from "node:async_hooks";
import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";

/** What Next.js does not hand to a route handler of the exchange it answers. */
export type Exchange = {
  /** The address as it stood on the wire: Next.js resolves dot segments in it and decodes it. */
  address: string;
  /** The body as it comes in: Next.js copies every piece of it. */
  request: IncomingMessage;
  /** The answer's head: Next.js drops Content-Length and Content-Encoding from what a handler gives. */
  response: ServerResponse;
};

// On globalThis, because what starts a server and what answers in it are bundled apart.
const shared = globalThis as typeof globalThis & { gangwayExchange?: AsyncLocalStorage<Exchange> };
const exchanges = (shared.gangwayExchange ??= new AsyncLocalStorage<Exchange>());

const PASSTHROUGH = /^\/(?:elements|your_moms)\/api-v2\/passthrough(?=[/?]|$)/;

/**
 * Keeps the exchange of every passthrough call for its handler, from now on. Next.js sees only the beginning of such an address,
 * because it would correct the rest, or redirect to a corrected one.
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

/** The exchange of the passthrough call that is being answered. */
export function currentExchange(): Exchange {
  const exchange = exchanges.getStore();
  if (!exchange) throw new Error("no exchange was kept: rememberExchanges has not run");
  return exchange;
}

/** What follows `passthrough` in an address as it stood on the wire; nothing when it came by another spelling. */
export function afterPassthrough(address: string): string {
  const start = PASSTHROUGH.exec(address)?.[0];
  return start === undefined ? "" : address.slice(start.length);
}
