import { GangwayError } from "@/lib/errors";

const MAX_KEPT_BYTES = 1024 * 1024;
const MAX_FORM_BYTES = 256 * 1024;

const SENT = new Uint8Array();

/** A caller's body that is streamed, and kept up to 1 MiB so that it can be sent once more. */
export class ReplayableBody {
  readonly #source: AsyncIterator<Uint8Array>;
  #chunks: Uint8Array[] = [];
  #bytes = 0;
  #sendings = 0;
  #arriving: Promise<Uint8Array | undefined> | undefined;

  constructor(body: AsyncIterable<Uint8Array>) {
    this.#source = body[Symbol.asyncIterator]();
  }

  get isKept(): boolean {
    return this.#bytes <= MAX_KEPT_BYTES;
  }

  /** All of it: what has arrived, then the rest as it arrives. An aborted sending takes nothing from the next. */
  async *send(): AsyncGenerator<Uint8Array, void> {
    const isAgain = ++this.#sendings > 1;
    for (let at = 0; ; at++) {
      const chunk = this.#chunks[at] ?? (await this.#next());
      if (!chunk) return;
      yield chunk;
      if (isAgain && at < this.#chunks.length) this.#chunks[at] = SENT;
    }
  }

  /** All of it at once, for signing. Throws `too_large` above 256 KiB. */
  async readForm(): Promise<Uint8Array> {
    const chunks: Uint8Array[] = [];
    for await (const chunk of this.send()) {
      chunks.push(chunk);
      if (this.#bytes <= MAX_FORM_BYTES) continue;
      const message = "A form-encoded body is part of the signature of OAuth 1.0a: send at most 256 KiB of it.";
      throw new GangwayError("too_large", message);
    }
    return Buffer.concat(chunks);
  }

  #next(): Promise<Uint8Array | undefined> {
    this.#arriving ??= this.#source.next().then(({ done, value }) => {
      this.#arriving = undefined;
      if (done) return;
      this.#keep(value);
      return value;
    });
    return this.#arriving;
  }

  #keep(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    // In a second sending, nothing that has arrived may be dropped before it is sent.
    if (this.isKept || this.#sendings > 1) this.#chunks.push(chunk);
    else this.#chunks = [];
  }
}
