import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import type { Loop } from "@/lib/queue/loop";
import { startListener } from "./listener";
import { type Reader, UpdateStream } from "./stream";

/** Streams at the same time in this process, and of one user. */
const MAX_STREAMS = 1_000;
const MAX_OF_USER = 10;
const RETRY_AFTER_SECONDS = 60;

type Streams = { isListening: boolean; open: Set<UpdateStream> };

// On globalThis, because Next.js bundles routes separately.
const shared = globalThis as typeof globalThis & { gangwayUpdates?: Streams };
const streams = (shared.gangwayUpdates ??= { isListening: false, open: new Set() });

/** Hears of changes from now on. Stopping ends all streams, which would keep the server from stopping. */
export function startUpdates(databaseUrl = env().DATABASE_URL): Loop {
  const listener = startListener(databaseUrl, {
    onChange: (organizationId, kind) => {
      for (const stream of streams.open) if (stream.reader.organizationId === organizationId) stream.note(kind);
    },
    onState: (isListening) => {
      streams.isListening = isListening;
      if (!isListening) endAll();
    },
  });
  return {
    stop: async () => {
      await listener.stop();
      endAll();
    },
  };
}

const endAll = () => streams.open.forEach((stream) => stream.end());

/**
 * Tells a page what changes in its organization, until its session ends or is another's. Throws `busy` where changes are not heard of
 * and when too many streams are open, `too_many_requests` when too many are the user's: pages then ask by themselves.
 */
export function openUpdates(reader: Reader): Response {
  const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
  if (!streams.isListening || streams.open.size >= MAX_STREAMS)
    throw new GangwayError("busy", "Live updates are not available. Ask again from time to time.", details);
  if ([...streams.open].filter(({ reader: { userId } }) => userId === reader.userId).length >= MAX_OF_USER)
    throw new GangwayError(
      "too_many_requests",
      "Too many of your pages are open for live updates. Close some.",
      details,
    );
  const stream = new UpdateStream(reader, () => streams.open.delete(stream));
  streams.open.add(stream);
  // The second is for nginx, which would keep what it is sent until it is much.
  return new Response(stream.body, { headers: { "content-type": "text/event-stream", "x-accel-buffering": "no" } });
}
