import { setTimeout } from "node:timers/promises";
import type { Answer } from "./http";

const period = 251;
const repeated = Buffer.from(Uint8Array.from({ length: 256 * period }, (_, place) => place % period));

/** So many bytes, of which the one at place n is n modulo 251, a piece at a time. */
export function* patternOf(bytes: number): Generator<Buffer> {
  for (let sent = 0; sent < bytes; sent += repeated.length) yield repeated.subarray(0, bytes - sent);
}

export const lengthOf = ({ headers, body }: Answer) =>
  typeof body === "string" ? Buffer.byteLength(body) : Number(headers["content-length"]);

/** The beginning of a body, and then its source is closed. */
export async function* firstBytes(body: Answer["body"], bytes: number): AsyncGenerator<Buffer> {
  let left = bytes;
  for await (const chunk of chunksOf(body)) {
    yield chunk.subarray(0, left);
    left -= chunk.length;
    if (left <= 0) return;
  }
}

/** The same body over so many milliseconds, in twenty steps. */
export async function* slowly(answer: Answer, ms: number): AsyncGenerator<Buffer> {
  const steps = 20;
  const size = Math.ceil(lengthOf(answer) / steps);
  let left = size;
  for await (const chunk of chunksOf(answer.body)) {
    for (let at = 0; at < chunk.length;) {
      const piece = chunk.subarray(at, at + left);
      yield piece;
      at += piece.length;
      left -= piece.length;
      if (left > 0) continue;
      await setTimeout(ms / steps);
      left = size;
    }
  }
}

const chunksOf = (body: Answer["body"]): Iterable<Buffer> | AsyncIterable<Buffer> =>
  typeof body === "string" ? [Buffer.from(body)] : (body as AsyncIterable<Buffer>);
