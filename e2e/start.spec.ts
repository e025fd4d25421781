import { expect, test } from "./fixtures";

test("the home page opens, and the admin can sign in", async ({ page, signIn }) => {
  await page.goto("/");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  await signIn(page);
  const session = await page.request.get("/api/auth/session");
  expect(await session.json()).toHaveProperty("sessionId");
});

test("a Partner and a Public app of the simulator get a request token at once", async ({ portal, request }) => {
  for (const { kind, key, secret } of portal.simulator.apps.filter(({ protocol }) => protocol === "oauth1")) {
    const params = { apiKey: key, apiSecret: secret, callbackUrl: `${portal.url}/connect/callback` };
    const answer = await request.get("/elements/api-v2/elements/xero/oauth/token", {
      params: { ...params, "xero.partner": String(kind === "partner") },
    });
    expect(answer.status(), `${kind}: ${await answer.text()}`).toBe(200);
  }
});

test("the database is migrated and has the first admin", async ({ db, portal }) => {
  const users = await db.query<{ email: string }>("select email from users order by id limit 1");
  expect(users).toEqual([{ email: portal.admin.email }]);
});

test("a new app is known to the simulator, and what it receives is told", async ({ portal, request, simulator }) => {
  const { key, secret } = await simulator.createApp("public");
  const params = { apiKey: key, apiSecret: secret, callbackUrl: `${portal.url}/connect/callback` };
  await request.get("/elements/api-v2/elements/xero/oauth/token", { params });
  expect(await simulator.requests(key)).toMatchObject([{ method: "POST", path: "/oauth/RequestToken", status: 200 }]);
});
