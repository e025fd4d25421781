import { randomBytes } from "node:crypto";
import type { ServerResponse } from "node:http";
import { Readable } from "node:stream";
import { setTimeout } from "node:timers/promises";
import { firstBytes, lengthOf, patternOf, slowly } from "./content";
import type { Answer } from "./http";
import type { Fault } from "./model";

export type Proceed = () => Promise<Answer>;

type Outcome = Answer | ((response: ServerResponse) => void);

const usualDelayMs: Partial<Record<Fault["kind"], number>> = { delay: 1000, "slow-body": 1000 };

/** With these it is the answer that waits. */
const worksAtOnce = new Set<Fault["kind"]>(["lose-answer", "slow-body"]);

const hugeBytes = 256 * 1024 * 1024;

const html = "<!DOCTYPE html><html><head><title>Service unavailable</title></head><body><h1>Sorry</h1></body></html>";

/** What goes out: an answer, or something done to the connection. The provider learns of the call if `proceed` runs. */
export async function bend(fault: Fault, proceed: Proceed): Promise<Outcome> {
  const { delayMs = usualDelayMs[fault.kind] ?? 0 } = fault;
  if (!worksAtOnce.has(fault.kind)) await setTimeout(delayMs);
  return outcome(fault, delayMs, proceed);
}

async function outcome(fault: Fault, delayMs: number, proceed: Proceed): Promise<Outcome> {
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
      return spoilt(fault, 200, Readable.from(patternOf(fault.bytes ?? hugeBytes)));
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
      await setTimeout(delayMs);
      return (response) => response.destroy();
    case "slow-body":
      return slowed(await proceed(), delayMs);
  }
}

function spoilt(fault: Fault, status: number, body: Answer["body"]): Answer {
  const headers = { "content-type": "text/html; charset=utf-8", ...fault.headers };
  return { status: fault.status ?? status, headers, body: fault.body ?? body };
}

function slowed(answer: Answer, ms: number): Answer {
  const headers = { ...answer.headers, "content-length": String(lengthOf(answer)) };
  return { ...answer, headers, body: Readable.from(slowly(answer, ms)) };
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
