import { readJson } from "@/lib/http";

/** Reads a body of the contract, whose own sample lacks the comma between two lines of strings: clients were written from it. */
export function readLenientJson(request: Request): Promise<Record<string, unknown>> {
  return readJson(request, parseLenientJson);
}

function parseLenientJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return JSON.parse(withCommas(text));
  }
}

function withCommas(text: string): string {
  let repaired = "";
  let at = 0;
  for (let start = text.indexOf('"'); start >= 0; start = text.indexOf('"', at)) {
    const end = endOfString(text, start);
    if (end < 0) break;
    const next = skipBlanks(text, end);
    const isMissing = next > end && text[next] === '"';
    repaired += text.slice(at, end) + (isMissing ? "," : "");
    at = end;
  }
  return repaired + text.slice(at);
}

function endOfString(text: string, start: number): number {
  for (let at = start + 1; at < text.length; at++) {
    if (text[at] === "\\") at++;
    else if (text[at] === '"') return at + 1;
  }
  return -1;
}

function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && /\s/.test(text[at]!)) at++;
  return at;
}
