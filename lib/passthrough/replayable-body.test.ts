import { describe, expect, it } from "vitest";
import { ReplayableBody } from "./replayable-body";

const KIB = 1024;

/** A body of that many pieces of 64 KiB, each filled with its own number; `pulled` tells how many were taken. */
function body(pieces: number) {
  let pulled = 0;
  const stream = new ReadableStream<Uint8Array>(
    {
      pull: (controller) => {
        if (pulled === pieces) controller.close();
        else controller.enqueue(new Uint8Array(64 * KIB).fill(pulled++));
      },
    },
    { highWaterMark: 0 },
  );
  return { kept: new ReplayableBody(stream), pulled: () => pulled };
}

async function sent(kept: ReplayableBody): Promise<number[]> {
  const numbers: number[] = [];
  for await (const chunk of kept.send()) numbers.push(chunk[0]!);
  return numbers;
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at);

describe("a body that may be sent twice", () => {
  it("is sent again whole up to 1 MiB", async () => {
    const { kept } = body(16);
    expect(await sent(kept)).toEqual(upTo(16));
    expect(kept.isKept).toBe(true);
    expect(await sent(kept)).toEqual(upTo(16));
  });

  it("is streamed once when it is larger, and says so", async () => {
    const { kept } = body(17);
    expect(await sent(kept)).toEqual(upTo(17));
    expect(kept.isKept).toBe(false);
  });

  it("is taken no faster than it is sent", async () => {
    const { kept, pulled } = body(100);
    const sending = kept.send();
    await sending.next();
    await sending.next();
    expect(pulled()).toBe(2);
    await sending.return();
  });

  it("goes on for the second sending where the first was given up, even while a piece was on its way", async () => {
    let give: (chunk: Uint8Array) => void = () => {};
    const stream = new ReadableStream<Uint8Array>({
      start: (controller) => {
        give = (chunk) => controller.enqueue(chunk);
      },
    });
    const kept = new ReplayableBody(stream);
    const first = kept.send();
    give(Uint8Array.of(0));
    await first.next();
    const waiting = first.next();
    const second = kept.send();
    const numbers = [(await second.next()).value?.[0]];
    const next = second.next();
    give(Uint8Array.of(1));
    numbers.push((await next).value?.[0]);
    await waiting;
    give(Uint8Array.of(2));
    numbers.push((await second.next()).value?.[0]);
    expect(numbers).toEqual([0, 1, 2]);
  });

  it("is taken in for signing up to 256 KiB", async () => {
    expect((await body(4).kept.readForm()).length).toBe(256 * KIB);
    const { kept, pulled } = body(100);
    await expect(kept.readForm()).rejects.toMatchObject({ code: "too_large" });
    expect(pulled()).toBe(5);
  });
});

it("loses nothing that arrives while it is sent again, however much that is", async () => {
  const pieces = [Buffer.alloc(1_000, "a"), Buffer.alloc(2_000_000, "b"), Buffer.alloc(3_000_000, "c")];
  let give: () => void = () => {};
  const second = new Promise<void>((resolve) => (give = resolve));
  const body = new ReplayableBody(
    (async function* arriving() {
      yield pieces[0]!;
      await second;
      yield pieces[1]!;
      yield pieces[2]!;
    })(),
  );
  // Refused before the body was all in, and given up while it waits for the next piece.
  const first = body.send();
  await first.next();
  void first.next();
  expect(body.isKept).toBe(true);
  const again = body.send();
  const chunks = [(await again.next()).value!];
  give();
  await new Promise((resolve) => setImmediate(resolve));
  for await (const chunk of again) chunks.push(chunk);
  expect(Buffer.concat(chunks).equals(Buffer.concat(pieces))).toBe(true);
});
