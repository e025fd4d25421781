import { ReadableStream as WebStream } from "node:stream/web";

/** Text as bytes. A part is made when the one before it was read, and no more of them once the reader is gone. */
export function toTextStream(parts: AsyncIterable<string>): ReadableStream<Uint8Array> {
  // TypeScript's DOM types do not know `from` yet.
  return (WebStream.from(parts) as ReadableStream<string>).pipeThrough(new TextEncoderStream());
}
