import { subscribe } from "node:diagnostics_channel";
import type { IncomingMessage } from "node:http";
import { ARRIVAL_HEADER, arrivalOf, provenClientIp } from "./client-ip";
import { env } from "./env";

/**
 * Puts the address that is proven into `X-Forwarded-For` of every request, before anything reads it: Next.js tells a handler
 * nothing of the connection, and leaves what the client wrote there. How it arrived is noted beside it, for the set-up check.
 */
export function proveAddresses(): void {
  subscribe("http.server.request.start", (message) => {
    const { headers, socket } = (message as { request: IncomingMessage }).request;
    const said = String(headers["x-forwarded-for"] ?? "");
    headers[ARRIVAL_HEADER] = arrivalOf(socket.remoteAddress, said);
    headers["x-forwarded-for"] = provenClientIp(socket.remoteAddress, said, env().TRUSTED_PROXIES);
  });
}
