import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import type { Answer } from "./http";
import type { Fault } from "./model";

const html = "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Sorry</h1></body></html>";

/** What goes out: an answer, or something done to the connection. The provider learns of the call if `proceed` runs. */
export function bend(fault: Fault, proceed: () => Answer): Answer | ((response: ServerResponse) => void) {
  switch (fault.kind) {
    case "delay":
      return proceed();
    case "status":
      return spoilt(fault, 503, "");
    case "html":
      return spoilt(fault, 503, html);
    case "empty":
      return spoilt(fault, 200, "");
    case "garbage":
      return spoilt(fault, 200, randomBytes(600).toString("latin1"));
    case "huge":
      return (response) => flood(response, fault);
    case "hang":
      return () => {};
    case "drop":
      return (response) => response.destroy();
    case "truncated": {
      const answer = proceed();
      return (response) => truncate(response, answer);
    }
    case "lose-answer":
      proceed();
      return (response) => response.destroy();
  }
}

function spoilt(fault: Fault, status: number, body: string): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", ...fault.headers };
  return { status: fault.status ?? status, headers, body: fault.body ?? body };
}

/** Announces more than it sends, which is half. */
function truncate(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, "content-length": bytes.length + 1 });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

/** 256 MB, for as long as somebody reads. */
function flood(response: ServerResponse, fault: Fault): void {
  const chunk = Buffer.alloc(65_536, "a");
  const chunks = Readable.from(Array.from({ length: 4096 }, () => chunk));
  response.writeHead(fault.status ?? 200, { "content-type": "text/html; charset=utf-8", ...fault.headers });
  response.on("close", () => chunks.destroy());
  chunks.pipe(response);
}
