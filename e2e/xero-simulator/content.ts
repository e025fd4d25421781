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

const chunksOf = (body: Answer["body"]): Iterable<Buffer> | AsyncIterable<Buffer> =>
  typeof body === "string" ? [Buffer.from(body)] : (body as AsyncIterable<Buffer>);
