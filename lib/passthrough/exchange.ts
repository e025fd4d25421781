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
 * Remembers every exchange for the handler that answers it, from now on. Of an address below `passthrough` Next.js sees the
 * beginning only, as it would correct the rest, or redirect to a corrected one.
 */
export function rememberExchanges(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const address = request.url ?? "";
    exchanges.enterWith({ address, request, response });
    const start = PASSTHROUGH.exec(address)?.[0];
    if (start !== undefined) request.url = start;
  });
}

/** The exchange that is being answered, or null in work that answers none. */
export function findExchange(): Exchange | null {
  return exchanges.getStore() ?? null;
}

/** The exchange that is being answered. */
export function currentExchange(): Exchange {
  const exchange = exchanges.getStore();
  if (!exchange) throw new Error("no exchange is remembered: rememberExchanges has not run");
  return exchange;
}

/** What follows `passthrough` in an address as it stood on the wire; nothing when it came by another spelling. */
export function afterPassthrough(address: string): string {
  const start = PASSTHROUGH.exec(address)?.[0];
  return start === undefined ? "" : address.slice(start.length);
}
