import { request } from "node:http";
import { Readable, Writable } from "node:stream";
import { json } from "node:stream/consumers";
import { pipeline } from "node:stream/promises";

const PIECE = Buffer.alloc(64 * 1024, "0123456789abcdef");

type Headers = Record<string, string>;

/** Sends a body of that size, and makes sure that all of it arrived. */
export async function upload(url: string, headers: Headers, bytes: number): Promise<void> {
  const asked = request(url, { method: "POST", headers: { ...headers, "content-length": bytes } });
  const answered = new Promise<Readable>((resolve, reject) => {
    asked.on("response", resolve).on("error", reject);
  });
  const pieces = Array.from({ length: bytes / PIECE.length }, () => PIECE);
  await pipeline(Readable.from(pieces), asked);
  const { received } = (await json(await answered)) as { received: { bytes: number } };
  if (received.bytes !== bytes) throw new Error(`${received.bytes} bytes arrived`);
}

/** Reads a body of that size, and drops it. */
export async function download(url: string, headers: Headers, bytes: number): Promise<void> {
  const asked = request(url, { headers }).end();
  const answered = await new Promise<Readable>((resolve, reject) => {
    asked.on("response", resolve).on("error", reject);
  });
  let arrived = 0;
  const sink = new Writable({
    write: (chunk: Buffer, _encoding, done) => {
      arrived += chunk.length;
      done();
    },
  });
  await pipeline(answered, sink);
  if (arrived !== bytes) throw new Error(`${arrived} bytes arrived`);
}
