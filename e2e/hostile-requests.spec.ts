import { once } from "node:events";
import { connect, type Socket } from "node:net";
import { text } from "node:stream/consumers";
import { expect, test } from "./fixtures";
import { newEmail } from "./support/invite";
import { rawCall, sendBytes } from "./support/raw-call";

/** One address of each router: that of pages, and that of programs. */
const ADDRESSES = ["/api/auth/csrf", "/elements/api-v2/authentication"];
const HIDDEN = "GET /api/live HTTP/1.1\r\nHost: localhost\r\n\r\n";
const BODY = `0\r\n\r\n${HIDDEN}`;

/** Heads that proxies and servers have read in two ways, so that the body's end became a request of its own. */
const TWO_WAYS = [
  `Content-Length: ${BODY.length}\r\nTransfer-Encoding: chunked`,
  `Transfer-Encoding: chunked\r\nContent-Length: ${BODY.length}`,
  `Content-Length: 5\r\nContent-Length: ${BODY.length}`,
  "Content-Length: 5, 5",
  "Content-Length: +5",
  "Content-Length: 0x5",
  "Content-Length: -5",
  "Content-Length: 5 5",
  "Transfer-Encoding: xchunked",
  "Transfer-Encoding: chunked, identity",
  "Transfer-Encoding : chunked",
  "Transfer-Encoding:\x0bchunked",
  "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked",
  "X: y\nTransfer-Encoding: chunked",
  "X: y\r\n Transfer-Encoding: chunked",
];
const CHUNKS = ["5;\n", "0x5\r\nhello\r\n0\r\n\r\n", "5\r\nhelloX\r\n0\r\n\r\n", "-1\r\n", "fffffffffffffffff\r\n"];

const isWell = async (url: string) => (await fetch(`${url}/api/live`)).ok;

test("no request hides in another one", async ({ portal }) => {
  const heads = TWO_WAYS.map((head) => `${head}\r\n\r\n${BODY}`);
  const chunks = CHUNKS.map((chunk) => `Transfer-Encoding: chunked\r\n\r\n${chunk}${HIDDEN}`);
  for (const address of ADDRESSES)
    for (const rest of [...heads, ...chunks]) {
      const answer = await sendBytes(portal.url, `POST ${address} HTTP/1.1\r\nHost: localhost\r\n${rest}`);
      const statuses = [...answer.matchAll(/^HTTP\/1\.1 (\d{3})/gm)].map(([, status]) => status);
      expect([address, rest, statuses]).toEqual([address, rest, ["400"]]);
    }
  expect(await isWell(portal.url)).toBe(true);
});

/** Begins that many requests, and goes on with a byte of each in every second. */
async function beginSlowly(
  url: string,
  count: number,
  start: string,
): Promise<{ sockets: Socket[]; stop: () => void }> {
  const { hostname, port } = new URL(url);
  const sockets = Array.from({ length: count }, () => connect({ host: hostname, port: Number(port) }));
  await Promise.all(sockets.map((socket) => once(socket, "connect")));
  for (const socket of sockets) socket.on("error", () => {}).write(start);
  const timer = setInterval(() => sockets.forEach((socket) => socket.writable && socket.write("a")), 1_000);
  const stop = () => {
    clearInterval(timer);
    for (const socket of sockets) socket.destroy();
  };
  return { sockets, stop };
}

test("heads that never end are cut off, and meanwhile others are served", async ({ portal, page, signIn }) => {
  test.slow(); // they are given 20 seconds
  const { sockets, stop } = await beginSlowly(portal.url, 300, "GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ");
  const answers = sockets.map((socket) => text(socket));
  await signIn(page);
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  for (const answer of await Promise.all(answers)) expect(answer).toMatch(/^HTTP\/1\.1 408 /);
  stop();
  expect(await isWell(portal.url)).toBe(true);
});

test("bodies that never end keep nobody waiting", async ({ portal, page, signIn }) => {
  const head = (address: string) =>
    `POST ${address} HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{`;
  const slow = await Promise.all(ADDRESSES.map((address) => beginSlowly(portal.url, 150, head(address))));
  await signIn(page);
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const wrong = { username: newEmail(), password: "guess" };
  expect((await page.request.post("/elements/api-v2/authentication", { data: wrong })).status()).toBe(401);
  for (const { stop } of slow) stop();
  expect(await isWell(portal.url)).toBe(true);
});

test("huge heads are refused before they are read to their end", async ({ portal }) => {
  const start = "GET /sign-in HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
  for (const bytes of [
    `GET /${"a".repeat(100_000)} HTTP/1.1\r\nHost: localhost\r\n\r\n`,
    `${start}X-Large: ${"a".repeat(100_000)}\r\n\r\n`,
    `${start}Cookie: ${"a=b; ".repeat(20_000)}\r\n\r\n`,
    `${start}${"X-Many: a\r\n".repeat(10_000)}\r\n`,
  ])
    expect(await sendBytes(portal.url, bytes)).toMatch(/^HTTP\/1\.1 431 /);
  expect(await isWell(portal.url)).toBe(true);
});

/** What a request may claim about where it was sent, which proxies write and nothing here believes. */
const ELSEWHERE = {
  host: "evil.example",
  "x-forwarded-host": "evil.example",
  "x-forwarded-proto": "gopher",
  "x-forwarded-port": "666",
  forwarded: "host=evil.example;proto=gopher",
  "x-original-host": "evil.example",
  "x-original-url": "/dashboard",
  "x-rewrite-url": "/dashboard",
};

test("a foreign Host gets into no address of ours", async ({ portal, page, signIn }) => {
  for (const address of [
    "/",
    "/dashboard",
    "/sign-in",
    "/sign-in/begin?back=/dashboard",
    "/forgot-password",
    "/api/auth/signin",
    "/api/auth/providers",
    "/api/auth/signout",
    "/connect/callback?state=a&code=b",
    "/c/none",
    "/docs/api",
    "/elements/api-v2/elements",
    "/elements/api-v2/openapi.json",
  ]) {
    const { status, head, body } = await rawCall(portal.url, { address, headers: ELSEWHERE });
    expect([address, status < 500]).toEqual([address, true]);
    expect(head + body, address).not.toMatch(/evil\.example|gopher|:666/);
  }
  await signIn(page);
  const invited = await page.request.post("/api/portal/invitations", {
    data: { email: newEmail(), role: "member" },
    headers: { ...ELSEWHERE, "sec-fetch-site": "same-origin" },
  });
  expect(((await invited.json()) as { link: string }).link.startsWith(`${portal.url}/invitation#`)).toBe(true);
});

test("no spelling of an address gets around signing in", async ({ portal }) => {
  for (const address of [
    "//dashboard/people",
    "/./dashboard/people",
    "/sign-in/../dashboard/people",
    "/sign-in/%2e%2e/dashboard/people",
    "/sign-in/..;/dashboard/people",
    "/sign-in\\..\\dashboard\\people",
    "/dashboard/people/",
    "/dashboard/people;x",
    "/DASHBOARD/people",
    "/dashboard%2fpeople",
    "/dashboard/people%00",
    "/dashboard/people?_rsc=1",
    "/_next/../dashboard/people",
    "/_next/data/build/dashboard/people.json",
    "/api/../dashboard/people",
    "/api/portal/people",
    "/api/portal/people/",
    "//api/portal/people",
    "/api/auth/../portal/people",
    "/api/auth/%2e%2e/portal/people",
    "/elements/../api/portal/people",
    "http://localhost/dashboard/people",
    "http://evil.example/api/portal/people",
  ]) {
    const { status, body } = await rawCall(portal.url, { address, headers: { rsc: "1" } });
    expect([address, status < 500]).toEqual([address, true]);
    expect(body, address).not.toContain(portal.admin.email);
  }
});
