import { findLiveSession } from "@/lib/accounts/session-store";
import type { UserCaller } from "@/lib/caller";
import { outsideSpans } from "@/lib/tracing/span";

/** Who reads a stream: a session, whose role and organization must stay as they were. */
export type Reader = Pick<UserCaller, "userId" | "organizationId" | "role"> & { sessionId: string };

/** A stream's messages are this far apart, however much changes. */
const APART_MS = 1_000;
/** Shorter than proxies wait for an answer's next byte. */
const HEARTBEAT_MS = 20_000;
/** Messages that a browser has not read: it is not there any more. */
const MAX_UNREAD = 16;
/** After changes of people and organizations a stream is only continued when its session is as it was. */
const OF_ACCESS = new Set(["user", "organization"]);

/** What one open page is told, as Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). */
export class UpdateStream {
  readonly body: ReadableStream<Uint8Array>;
  #controller!: ReadableStreamDefaultController<Uint8Array>;
  #kinds = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #sentAt = Number.NEGATIVE_INFINITY;
  readonly #heartbeat = outsideSpans(() => setInterval(() => void this.#send(""), HEARTBEAT_MS).unref());

  constructor(
    readonly reader: Reader,
    private readonly onEnd: (stream: UpdateStream) => void,
  ) {
    const source: UnderlyingDefaultSource<Uint8Array> = {
      start: (controller) => void (this.#controller = controller),
      cancel: () => void this.#leave(),
    };
    this.body = new ReadableStream(source);
    this.#write(":\n\n");
  }

  /** Tells of a change: at once, or with all others of the same second. */
  note(kind: string): void {
    this.#kinds.add(kind);
    const wait = this.#sentAt + APART_MS - performance.now();
    this.#timer ??= setTimeout(() => void this.#flush(), Math.max(0, wait)).unref();
  }

  end(): void {
    if (this.#leave()) this.#controller.close();
  }

  async #flush(): Promise<void> {
    const kinds = [...this.#kinds];
    this.#kinds = new Set();
    this.#timer = undefined;
    this.#sentAt = performance.now();
    await this.#send(
      kinds.join(" "),
      kinds.some((kind) => OF_ACCESS.has(kind)),
    );
  }

  async #send(kinds: string, isCheckNeeded = true): Promise<void> {
    const isAllowed = !isCheckNeeded || (await isStill(this.reader).catch(() => false));
    if (!isAllowed || (this.#controller.desiredSize ?? 0) < -MAX_UNREAD) this.end();
    else this.#write(kinds === "" ? ":\n\n" : `data: ${kinds}\n\n`);
  }

  #write(text: string): void {
    if (!this.#hasLeft) this.#controller.enqueue(new TextEncoder().encode(text));
  }

  #hasLeft = false;

  #leave(): boolean {
    if (this.#hasLeft) return false;
    this.#hasLeft = true;
    clearInterval(this.#heartbeat);
    clearTimeout(this.#timer);
    this.onEnd(this);
    return true;
  }
}

async function isStill({ sessionId, userId, organizationId, role }: Reader): Promise<boolean> {
  const session = await findLiveSession(sessionId);
  return (
    session?.userId === userId &&
    session.organizationId === organizationId &&
    session.role === role &&
    !session.lacksSecondStep
  );
}
