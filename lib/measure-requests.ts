import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { env } from "./env";
import { log } from "./log";
import { httpRequests, secondsSince } from "./metrics";
import { isUuid } from "./validation";

/** Which part of the product an address belongs to; few, because each is a series. */
export function areaOf(url: string): string {
  if (/^\/(elements|your_moms)\//.test(url)) return "api";
  if (/^\/_next\/|^\/(gangway\.js|icon\.svg)/.test(url)) return "assets";
  if (/^\/api\/(live|health)\b|^\/metrics\b/.test(url)) return "supervision";
  if (/^\/(c|api\/customer)(\/|\?|$)/.test(url)) return "customers";
  return "portal";
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** An address without its query and without what could be a token in its path: anything long that is no UUID. */
export function loggablePath(url: string): string {
  const isToken = (part: string) => part.length > 20 && !isUuid(part);
  return url
    .split("?", 1)[0]!
    .split("/")
    .map((part) => (isToken(part) ? "…" : part))
    .join("/");
}

/** One of few. */
export const methodOf = ({ method = "" }: IncomingMessage) => (METHODS.has(method) ? method : "other");

/** The id that was made for a request, once it is answered. */
export function requestIdOf(response: ServerResponse): string | undefined {
  return (response.getHeader("elements-request-id") ?? response.getHeader("x-request-id"))?.toString();
}

function logAccess({ method, url = "", headers }: IncomingMessage, response: ServerResponse, startedAt: number): void {
  const { statusCode: status } = response;
  const requestId = requestIdOf(response);
  // As `proveAddresses` has left it.
  const address = String(headers["x-forwarded-for"] ?? "");
  const ms = Math.round(secondsSince(startedAt) * 1_000);
  log.info({ requestId, method, path: loggablePath(url), status, ms, address }, "request");
}

/** Measures every request that this process answers, by whichever router, from now on; and logs it, where ACCESS_LOG is on. */
export function measureRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    const labels = { area: areaOf(request.url ?? ""), method: methodOf(request) };
    response.once("finish", () => {
      const { statusCode: status } = response;
      // It lasts as long as its page is open.
      const isStream = response.getHeader("content-type") === "text/event-stream";
      if (!isStream) httpRequests.observe({ ...labels, status }, secondsSince(startedAt));
      if (env().ACCESS_LOG === "on") logAccess(request, response, startedAt);
    });
  });
}
