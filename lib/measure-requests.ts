import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage, ServerResponse } from "node:http";
import { httpRequests, secondsSince } from "./metrics";

/** Which part of the product an address belongs to; few, because each is a series. */
function areaOf(url: string): string {
  if (/^\/(elements|your_moms)\//.test(url)) return "api";
  if (/^\/_next\/|^\/(gangway\.js|icon\.svg)/.test(url)) return "assets";
  if (/^\/api\/(live|health)\b|^\/metrics\b/.test(url)) return "supervision";
  if (/^\/(c|api\/customer)(\/|\?|$)/.test(url)) return "customers";
  return "portal";
}

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/** Measures every request that this process answers, by whichever router, from now on. */
export function measureRequests(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
    const startedAt = performance.now();
    const { method = "", url = "" } = request;
    const labels = { area: areaOf(url), method: METHODS.has(method) ? method : "other" };
    response.once("finish", () =>
      httpRequests.observe({ ...labels, status: response.statusCode }, secondsSince(startedAt)),
    );
  });
}
