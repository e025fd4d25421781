import { subscribe } from "node:diagnostics_channel";
import { randomBytes } from "node:crypto";
import type { IncomingMessage, Server } from "node:http";
import type { Duplex } from "node:stream";
import { isCustomerHost, isForCustomers } from "./customer-host";
import type { ErrorCode } from "./errors";

/** Where requests that nothing else can read are answered, and the header that tells it why. */
const REFUSED_PATH = "/api/refused";
export const REFUSED_HEADER = "x-gangway-refused";

const METHODS = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

/**
 * Sends every request that has no meaning, or none at the customers' own address, to a handler that refuses it, before Next.js reads it:
 * that would answer 500, or with an empty body.
 */
export function refuseUnreadable(): void {
  subscribe("http.server.request.start", (message) => {
    const { request, server } = message as { request: IncomingMessage; server: Server };
    if (!server.listeners("clientError").includes(answerClientError)) server.on("clientError", answerClientError);
    delete request.headers[REFUSED_HEADER];
    const problem = problemOf(request);
    if (problem === null) return;
    request.headers[REFUSED_HEADER] = problem;
    request.url = REFUSED_PATH;
    request.method = "GET";
  });
}

function problemOf({ method = "", url = "", headers }: IncomingMessage): ErrorCode | null {
  if (isCustomerHost(headers.host) && !isForCustomers(url)) return "not_found";
  if (!METHODS.has(method)) return "method_not_allowed";
  const path = url.split("?", 1)[0]!;
  return url !== "*" && isReadable(path) ? null : "invalid_request";
}

function isReadable(path: string): boolean {
  try {
    return !decodeURIComponent(path).includes("\0");
  } catch {
    return false;
  }
}

/** Node.js itself refuses what is no HTTP, such as raw bytes in an address: with a status, and without a word. */
function answerClientError(
  error: Error & { code?: string },
  socket: Duplex & { _httpMessage?: { headersSent: boolean } },
) {
  if (!socket.writable || error.code === "ECONNRESET" || socket._httpMessage?.headersSent) return socket.destroy();
  const status = STATUS_OF[error.code ?? ""] ?? "400 Bad Request";
  const requestId = randomBytes(12).toString("hex");
  const body = JSON.stringify({
    requestId,
    code: "invalid_request",
    message: "This is not HTTP as this server reads it: percent-encode addresses.",
  });
  const head = [
    `HTTP/1.1 ${status}`,
    "Content-Type: application/json",
    `Content-Length: ${body.length}`,
    "Connection: close",
  ];
  return socket.end(`${head.join("\r\n")}\r\n\r\n${body}`);
}

const STATUS_OF: Record<string, string> = {
  HPE_HEADER_OVERFLOW: "431 Request Header Fields Too Large",
  ERR_HTTP_REQUEST_TIMEOUT: "408 Request Timeout",
};
