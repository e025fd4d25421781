import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { firstBytes, lengthOf, patternOf } from "./content";
import type { Answer } from "./http";
import type { Fault } from "./model";

const hugeBytes = 256 * 1024 * 1024;

const html = "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Sorry</h1></body></html>";

/** What goes out: an answer, or something done to the connection. The provider learns of the call if `proceed` runs. */
export async function bend(
  fault: Fault,
  proceed: () => Promise<Answer>,
): Promise<Answer | ((response: ServerResponse) => void)> {
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
      return spoilt(fault, 200, Readable.from(patternOf(hugeBytes)));
    case "hang":
      return () => {};
    case "drop":
      return (response) => response.destroy();
    case "truncated": {
      const answer = await proceed();
      return (response) => void truncate(response, answer);
    }
    case "lose-answer":
      await proceed();
      return (response) => response.destroy();
  }
}

function spoilt(fault: Fault, status: number, body: Answer["body"]): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", ...fault.headers };
  return { status: fault.status ?? status, headers, body: fault.body ?? body };
}

/** Announces more than it sends, which is half. */
async function truncate(response: ServerResponse, answer: Answer): Promise<void> {
  const length = lengthOf(answer);
  response.writeHead(answer.status, { ...answer.headers, "content-length": length + 1 });
  for await (const chunk of firstBytes(answer.body, Math.floor(length / 2))) {
    await new Promise((resolve) => response.write(chunk, resolve));
  }
  response.destroy();
}
