import { once } from "node:events";
import { type ClientRequest, type IncomingMessage, request as httpRequest, type ServerResponse } from "node:http";
import { buffer, text } from "node:stream/consumers";
import { gunzipSync, gzipSync } from "node:zlib";
import { waitUntil } from "@/scripts/processes";
import { expect, test } from "./fixtures";
import { clientOf, type ContractClient } from "./support/contract-client";
import { instanceOfOAuth1 } from "./support/instance-by-api";
import { ownPortal } from "./support/own-portal";
import { ODD, xeroInFront } from "./support/xero-in-front";

// A portal of its own, before a Xero whose every byte the tests decide. One after the other: they share that Xero.
test.describe.configure({ mode: "serial" });

let front: Awaited<ReturnType<typeof xeroInFront>>;
let own: Awaited<ReturnType<typeof ownPortal>>;
let client: ContractClient;
let instance: Awaited<ReturnType<typeof instanceOfOAuth1>>;

test.beforeAll(async ({ portal, simulator }) => {
  test.setTimeout(360_000);
  front = await xeroInFront(portal.simulator.url);
  own = await ownPortal(portal, front.url);
  client = clientOf(await own.start());
  instance = await instanceOfOAuth1(client, simulator);
});

test.afterAll(async () => {
  await own.stop();
  await front.stop();
});

/** A call that is begun only: the test writes and reads by itself. */
function begin(method: string, headers: Record<string, string> = {}, query = ""): ClientRequest {
  const all = { ...client.elementHeaders(instance.token), ...headers };
  const begun = httpRequest(`${client.base}/passthrough${ODD}/x${query}`, { method, headers: all, agent: false });
  begun.on("error", () => {}); // what tests break breaks here, too
  return begun;
}

const answerTo = async (begun: ClientRequest) => (await once(begun, "response")) as [IncomingMessage];

/** The end of a stream, whole or cut off. */
function closed(stream: IncomingMessage | ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    stream.on("error", () => {}).on("close", resolve);
  });
}

/** How Xero behaves next; gives both sides of the call it receives. */
function received(): Promise<{ asked: IncomingMessage; answer: ServerResponse }> {
  return new Promise((resolve) => front.behaves((asked, answer) => resolve({ asked, answer })));
}

test("a body reaches Xero piece by piece, while the caller is still sending", async () => {
  const atXero = received();
  const begun = begin("POST", { "content-type": "text/plain" });
  begun.write("first");
  const { asked, answer } = await atXero;
  expect(String((await once(asked, "data"))[0])).toBe("first");
  const second = once(asked, "data");
  begun.write("second");
  expect(String((await second)[0])).toBe("second");
  begun.end();
  await once(asked, "end");
  answer.end("done");
  const [answered] = await answerTo(begun);
  expect(await text(answered)).toBe("done");
});

test("an answer reaches the caller piece by piece, while Xero is still sending", async () => {
  const atXero = received();
  const begun = begin("GET");
  begun.end();
  const { answer } = await atXero;
  answer.write("first");
  const [answered] = await answerTo(begun);
  expect(String((await once(answered, "data"))[0])).toBe("first");
  answer.end("second");
  expect(await text(answered)).toBe("second");
});

test("a caller who goes away ends the call at Xero: before the answer, within it, and while sending", async () => {
  const waiting = received();
  const impatient = begin("GET");
  impatient.end();
  const before = closed((await waiting).answer);
  impatient.destroy();
  await before;

  const reading = received();
  const reader = begin("GET");
  reader.end();
  const { answer } = await reading;
  answer.write("first");
  const [answered] = await answerTo(reader);
  await once(answered, "data");
  const within = [closed(answer), closed(answered)];
  reader.destroy();
  await Promise.all(within);
  expect(answer.writableFinished).toBe(false);

  const sending = received();
  const sender = begin("POST", { "content-length": "1000000" });
  sender.write("first");
  const { asked } = await sending;
  await once(asked, "data");
  const cut = closed(asked);
  sender.destroy();
  await cut;
  expect(asked.complete).toBe(false);
});

test("Xero that goes away within an answer cuts the caller off, however the answer is framed", async () => {
  for (const headers of [{}, { "content-length": "1000000" }]) {
    const atXero = received();
    const begun = begin("GET");
    begun.end();
    const { answer } = await atXero;
    answer.writeHead(200, headers).write("first");
    const [answered] = await answerTo(begun);
    await once(answered, "data");
    const cut = closed(answered);
    answer.destroy();
    await cut;
    expect(answered.complete).toBe(false);
  }
  front.behaves((_asked, answer) => {
    answer.writeHead(200, { "content-length": "100" }).write("first", () => answer.destroy());
  });
  const small = await client.asElement(instance.token, "GET", `/passthrough${ODD}/x`);
  expect([small.status, small.headers.get("gangway-answer-from")]).toEqual([502, null]);
});

test("an answer stays as it is: compressed by Xero, or not at all", async () => {
  const plain = JSON.stringify({ Invoices: Array(200).fill("ACCREC") });
  front.behaves(({ headers, url }, answer) => {
    const isGzip = url?.endsWith("?gzip") && headers["accept-encoding"] === "gzip";
    const body = isGzip ? gzipSync(plain) : Buffer.from(plain);
    const type = { "content-type": "application/json", "content-length": body.length };
    answer.writeHead(200, { ...type, ...(isGzip && { "content-encoding": "gzip" }) }).end(body);
  });
  for (const query of ["?gzip", ""]) {
    const begun = begin("GET", { "accept-encoding": "gzip" }, query);
    begun.end();
    const [answered] = await answerTo(begun);
    const bytes = await buffer(answered);
    expect(answered.headers["content-encoding"]).toBe(query ? "gzip" : undefined);
    expect(answered.headers["content-length"]).toBe(String(bytes.length));
    expect(String(query ? gunzipSync(bytes) : bytes)).toBe(plain);
  }
});

test("a slow reader holds back Xero, and nobody else", async () => {
  const atXero = received();
  const slow = begin("GET");
  slow.end();
  const { answer } = await atXero;
  answer.write("first");
  await answerTo(slow); // and never reads it
  const piece = Buffer.alloc(64 * 1024);
  let written = 0;
  const isHeldBack = await waitUntil(
    () => {
      while (!answer.writableNeedDrain && written < 200_000_000) {
        answer.write(piece);
        written += piece.length;
      }
      return written < 200_000_000 && answer.writableNeedDrain;
    },
    10_000,
    50,
  );
  expect(isHeldBack).toBe(true);
  expect((await client.asElement(instance.token, "GET", "/passthrough/api.xro/2.0/Echo")).status).toBe(200);
  slow.destroy();
});

test("a large body whose token Xero refused at its end is asked for once more", async ({ simulator }) => {
  let times = 0;
  front.behaves((asked, answer) => {
    times += 1;
    asked.resume().on("end", () => answer.writeHead(401).end("oauth_problem=token_expired"));
  });
  await simulator.expire(instance.app.key);
  const headers = { ...client.elementHeaders(instance.token), "content-type": "application/octet-stream" };
  const body = Buffer.alloc(5_000_000);
  const large = await fetch(`${client.base}/passthrough${ODD}/x`, { method: "POST", headers, body });
  expect([large.status, large.headers.get("retry-after"), times]).toEqual([502, "1", 1]);
  expect(await large.json()).toMatchObject({ message: expect.stringContaining("send the call again") });
  const again = await fetch(`${client.base}/passthrough/files.xro/1.0/Files`, { method: "POST", headers, body });
  expect(again.status).toBe(200);
});

test("a token that is refused twice is not tried a third time", async () => {
  let times = 0;
  front.behaves((_asked, answer) => {
    times += 1;
    answer.writeHead(401).end("oauth_problem=token_rejected");
  });
  const answer = await client.asElement(instance.token, "GET", `/passthrough${ODD}/x`);
  expect([answer.status, answer.text, times]).toEqual([401, "oauth_problem=token_rejected", 2]);
});

test("Xero that cannot be reached is 502, without a header that says Xero", async () => {
  front.behaves((asked) => asked.socket.destroy());
  const dropped = await client.asElement(instance.token, "GET", `/passthrough${ODD}/x`);
  expect([dropped.status, dropped.headers.get("gangway-answer-from")]).toEqual([502, null]);
});

test("a signed call is made again by Xero's clock when ours was refused", async () => {
  const ahead = Date.now() + 600_000;
  const timestamps: number[] = [];
  front.behaves((asked, answer) => {
    timestamps.push(Number(/oauth_timestamp="(\d+)"/.exec(asked.headers.authorization ?? "")?.[1]));
    if (timestamps.length > 1) answer.end("taken");
    else answer.writeHead(401, { date: new Date(ahead).toUTCString() }).end("oauth_problem=timestamp_refused");
  });
  const answer = await client.asElement(instance.token, "GET", `/passthrough${ODD}/x`);
  expect([answer.status, answer.text]).toEqual([200, "taken"]);
  expect(timestamps[1]! - timestamps[0]!).toBeGreaterThan(500);
});
