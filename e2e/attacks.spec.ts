import { expect, test } from "./fixtures";
import { clientOf, consented, instanceBody } from "./support/contract-client";
import { goToXero, returnAddress } from "./support/journey";

for (const kind of ["public", "partner"] as const) {
  test(`twenty calls at once with one verifier of a ${kind} app make one instance`, async ({
    portal,
    simulator,
    db,
  }) => {
    const client = clientOf(portal);
    const app = await simulator.createApp(kind, { bare: true });
    const { text } = await client.open("GET", "/elements/xero/certificate");
    if (kind === "partner") await simulator.registerCertificate(app.key, text);
    const body = instanceBody("element", app, await consented(client, simulator, app));
    const answers = await Promise.all(Array.from({ length: 20 }, () => client.call("POST", "/instances", body)));
    // The same call again is answered as the first: its answer may have been lost (contract, Repeats).
    for (const { status, body: made } of answers) {
      expect(status).toBe(200);
      expect(made).toMatchObject({ id: answers[0]!.body.id, token: answers[0]!.body.token });
    }
    expect(answers[0]!.body.token).toEqual(expect.any(String));
    const made =
      "select 1 from instances i join grants g on g.id = i.grant_id join apps a on a.id = g.app_id where a.key = $1";
    expect(await db.query(made, [app.key])).toHaveLength(1);
    const exchanges = (await simulator.requests(app.key)).filter(({ path }) => path === "/oauth/AccessToken");
    expect(exchanges).toHaveLength(1);
  });
}

test("the same return thrice at once keeps the consent", async ({ page, simulator, signIn }) => {
  await signIn(page);
  await goToXero(page, await simulator.createApp("public"));
  const address = await returnAddress(page, simulator);
  const answers = await Promise.all([1, 2, 3].map(() => page.request.get(address, { maxRedirects: 0 })));
  for (const answer of answers) expect(answer.headers().location).toMatch(/organisation|reason=already_used/);
  const run = new URL(answers[0]!.headers().location!, address).searchParams.get("attempt");
  await page.goto(`/connect/organisation?attempt=${run}`);
  await expect(page).toHaveURL(/\/connect\/organisation/);
});

test("a kept consent is given only to who brought it, with the same verifier and keys", async ({
  portal,
  simulator,
}) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("public");
  const returned = await consented(client, simulator, app);
  const fault = { path: "/api.xro/2.0/Organisation", key: app.key, times: 1, kind: "status", status: 503 } as const;
  await simulator.fault({ ...fault, body: "The organisation is offline" });
  expect((await client.call("POST", "/instances", instanceBody("element", app, returned))).status).toBe(502);
  const other = instanceBody("element", app, { ...returned, verifier: "0000000" });
  expect((await client.call("POST", "/instances", other)).status).toBe(400);
  expect((await client.call("POST", "/instances", instanceBody("element", app, returned))).status).toBe(200);
});

test("a saved partner app's key is of no use without its secret", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  const app = await simulator.createApp("partner", { bare: true });
  await simulator.registerCertificate(app.key, (await client.open("GET", "/elements/xero/certificate")).text);
  const made = await client.call(
    "POST",
    "/instances",
    instanceBody("element", app, await consented(client, simulator, app)),
  );
  expect(made.status).toBe(200);
  const wrong = { ...app, secret: "wrong" };
  expect((await client.requestToken(wrong)).status).toBe(400);
  expect((await client.requestToken(wrong, { "xero.partner": "true" })).status).toBe(400);
  const returned = await consented(client, simulator, app, 1);
  expect((await client.call("POST", "/instances", instanceBody("element", wrong, returned))).status).toBe(400);
});

test("nobody is led to another site", async ({ request, portal }) => {
  for (const back of [
    "//evil.example",
    "/\t/evil.example/x",
    "/\\evil.example",
    "https://evil.example",
    "/a\r\nX: 1",
    "javascript:1",
  ]) {
    const answer = await request.get("/sign-in/begin", { params: { back }, maxRedirects: 0 });
    expect(answer.status()).toBe(303);
    const { location } = answer.headers();
    expect(new URL(location!, portal.url).origin).toBe(portal.url);
    expect(location).toMatch(/^\/[\w-]/);
  }
});

test("hostile queries and races are answered, not failed", async ({ portal, simulator }) => {
  const client = clientOf(portal);
  for (const query of ["searchText=a%00b", "tags[]=a%00b"])
    expect((await client.call("GET", `/instances?${query}`)).status).toBe(400);
  expect((await client.call("GET", "/instances?searchText=%25_%25")).status).toBe(404);
  const app = await simulator.createApp("public");
  const { body } = await client.call(
    "POST",
    "/instances",
    instanceBody("element", app, await consented(client, simulator, app)),
  );
  const path = `/instances/${Number(body.id)}`;
  const calls = Array.from({ length: 10 }, (_, index) =>
    index % 2 ? client.call("DELETE", path) : client.call("PATCH", path, { name: `N${index}` }),
  );
  const statuses = (await Promise.all(calls)).map(({ status }) => status);
  expect(statuses.filter((status) => status !== 200 && status !== 404)).toEqual([]);
});

test("a large, endless or deep body is refused before it is kept", async ({ portal, request }) => {
  const large = "a".repeat(2_000_000);
  expect((await request.post("/api/auth/callback/credentials", { form: { email: large } })).status()).toBe(413);
  const endless = await clientOf(portal).open("POST", "/authentication", `{"a":"${'\\"'.repeat(100_000)}`);
  expect(endless.status).toBe(400);
  const deep = `{"username":${"[".repeat(100_000)}${"]".repeat(100_000)},"password":"a"}`;
  expect((await clientOf(portal).open("POST", "/authentication", deep)).status).toBe(400);
});
