import { expect, test } from "./fixtures";
import { rawCall } from "./support/raw-call";

/** Sends a method and an address that no client library would. */
function send(url: string, start: string) {
  const [method, address = ""] = start.split(" ");
  return rawCall(url, { method: method!, address });
}

const PATHS = [
  "/%ff",
  "/dashboard/%ff",
  "/dashboard/instances/%c0%af",
  "/connect/callback/%ff",
  "/api/%ff",
  "/api/auth/%ff",
  "/api/portal/instances/%ff",
  "/api/portal/attempts/%E0%A4%A",
  "/api/portal/people/%00/sessions",
  "/elements/api-v2/%ff",
  "/elements/api-v2/instances/%ff",
  "/your_moms/api-v2/your_moms/%ff/instances",
  "/%ff/api-v2/instances",
];

test("an address that cannot be decoded is refused, with its status and request id", async ({ portal }) => {
  for (const path of PATHS) {
    const { status, body } = await send(portal.url, `GET ${path}`);
    expect([path, status]).toEqual([path, 400]);
    expect(JSON.parse(body)).toMatchObject({ requestId: expect.stringMatching(/^[\da-f]{24}$/) as unknown as string });
  }
});

test("methods that nothing here has are refused in the same way", async ({ portal }) => {
  for (const start of [
    "TRACE /",
    "TRACE /elements/api-v2/instances",
    "PROPFIND /dashboard",
    "TRACE /api/portal/people",
  ]) {
    const { status, head, body } = await send(portal.url, start);
    expect([start, status]).toEqual([start, 405]);
    expect(head).toMatch(/\r\nallow: GET/i);
    expect(JSON.parse(body)).toMatchObject({ requestId: expect.any(String) as unknown as string });
  }
  expect((await send(portal.url, "OPTIONS *")).status).toBe(400);
});

test("raw bytes in an address are refused in words", async ({ portal }) => {
  const utf8 = Buffer.from("Kōwhai中", "utf8").toString("latin1");
  for (const path of [
    `/sign-in?callbackUrl=${utf8}`,
    `/elements/api-v2/instances?searchText=${utf8}`,
    "/?a=\xFF\xFE",
  ]) {
    const { status, body } = await send(portal.url, `GET ${path}`);
    expect([path, status]).toEqual([path, 400]);
    expect(JSON.parse(body)).toMatchObject({ requestId: expect.any(String) as unknown as string });
  }
});

test("next-auth's own addresses are answered, not failed", async ({ portal, request }) => {
  for (const address of [
    "/api/auth/error?error=%E2%80%AE",
    "/api/auth/error?error=%0d%0aX:1",
    "/api/auth/error",
    "/api/auth/signin?callbackUrl=http://[",
    "/api/auth/signin?callbackUrl=%E2%80%AE",
    "/api/auth/signout?callbackUrl=javascript:1",
  ]) {
    const { status, head } = await send(portal.url, `GET ${address}`);
    expect([address, status < 400]).toEqual([address, true]);
    const location = /^location: (.*)$/im.exec(head)?.[1];
    if (location) expect(new URL(location, portal.url).origin).toBe(new URL(portal.url).origin);
  }
  const { status, body } = await send(portal.url, "GET /api/auth/callback/credentials");
  expect(status).toBe(405);
  expect(JSON.parse(body)).toMatchObject({ requestId: expect.any(String) as unknown as string });
  const kept = await request.get("/api/auth/signin", {
    headers: { cookie: "next-auth.callback-url=http://[" },
    maxRedirects: 0,
  });
  expect(kept.status()).toBeLessThan(400);
  expect(kept.headers().location).not.toContain("error");
  const begun = await request.get("/sign-in/begin", {
    headers: { cookie: "next-auth.callback-url=http://[" },
    maxRedirects: 0,
  });
  expect(begun.headers()["set-cookie"]).toContain("csrf-token");
});

test("next-auth is given only what it can read: no body makes it fail", async ({ portal, request }) => {
  const { csrfToken } = (await (await request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const json = ["", "{", "null", "[]", '{"csrfToken":[1]}', '{"callbackUrl":5}', '{"callbackUrl":{"a":1}}'];
  const forms = ["http://[", "\0", "javascript:1", "http://elsewhere.example"].map(
    (callbackUrl) => `${new URLSearchParams({ csrfToken, callbackUrl })}`,
  );
  const bodies = [
    ...json.map((data) => ({ data, headers: { "content-type": "application/json; charset=utf-7" } })),
    ...[...forms, "callbackUrl=%ff", "%"].map((data) => ({
      data,
      headers: { "content-type": "application/x-www-form-urlencoded" },
    })),
    { data: "--x", headers: { "content-type": "multipart/form-data; boundary=x" } },
  ];
  for (const action of [
    "signin",
    "signin/credentials",
    "callback/credentials",
    "signout",
    "session",
    "csrf",
    "_log",
    "a",
  ])
    for (const body of bodies) {
      const answer = await request.post(`/api/auth/${action}`, {
        headers: body.headers,
        data: Buffer.from(body.data), // else Playwright would make JSON of it
        maxRedirects: 0,
      });
      expect(answer.status(), `${action} ${body.data}`).toBeLessThan(500);
      const { location } = answer.headers();
      if (location) expect(new URL(location, portal.url).origin).toBe(new URL(portal.url).origin);
      expect(location ?? "").not.toContain("error=Default");
    }
});

test("places outside every list, and endless texts to look for, are refused", async ({ page, signIn }) => {
  await signIn(page);
  const place = (keys: unknown[]) => Buffer.from(JSON.stringify(keys)).toString("base64url");
  const far = [1e15, -1e15, 2 ** 53, -62135596800001, 253402300800000];
  for (const path of [
    ...far.flatMap((at) => [
      `instances?sort=newest&after=${place(["n", at, 1])}`,
      `audit-log?cursor=${place(["after", at, "1"])}`,
    ]),
    `audit-log?cursor=${place(["after", 1, "9".repeat(30)])}`,
    `instances?tag=${"a".repeat(2_500)}`,
    `instances?from=${"A".repeat(5_000)}`,
  ]) {
    const answer = await page.request.get(`/api/portal/${path}`);
    expect([path, answer.status()]).toEqual([path, 400]);
    expect(await answer.json()).toMatchObject({ requestId: expect.any(String) as unknown as string });
  }
});
