import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { finish, goToXero, goToXero2, returnAddress, typeKeys2 } from "./support/journey";
import type { SimulatorApp, SimulatorControl } from "./support/simulator-control";

test.beforeEach(({ page, signIn }) => signIn(page));

const newApp = (simulator: SimulatorControl, url: string, kind: SimulatorApp["kind"] = "partner") =>
  simulator.createOAuth2App(kind, `${url}/connect/callback`);

/** Agrees as one of Xero's users, and follows the browser back. */
async function agree(page: Page, simulator: SimulatorControl, organisations: number[], user = 0): Promise<void> {
  const { location } = await simulator.agree(page.url(), { organisations, user });
  await page.goto(location);
}

test("one consent for five organisations makes one grant and five instances, and four less leave the fifth working", async ({
  page,
  portal,
  simulator,
  db,
}) => {
  const app = await newApp(simulator, portal.url);
  await goToXero2(page, app);
  const asked = new URL(page.url()).searchParams;
  expect(asked.get("code_challenge_method")).toBe("S256");
  expect(asked.get("redirect_uri")).toBe(`${portal.url}/connect/callback`);
  expect(asked.get("scope")).toBe("openid profile email offline_access accounting.settings.read");
  await agree(page, simulator, [0, 1, 2, 3, 4]);
  await page.waitForURL(/\/connect\/organisation/);
  for (const box of await page.getByRole("checkbox").all()) await box.check();
  await page.getByRole("button", { name: /^Connect/ }).click();
  await page.waitForURL(/\/connect\/done/);

  const made = await db.query<{ id: number; grant_id: string }>(
    "select i.id, i.grant_id from instances i join grants g on g.id = i.grant_id join apps a on a.id = g.app_id where a.key = $1 order by i.id",
    [app.key],
  );
  expect(made).toHaveLength(5);
  expect(new Set(made.map(({ grant_id: grant }) => grant)).size).toBe(1);
  const client = clientOf(portal);
  for (const { id } of made.slice(0, 4)) expect((await client.call("DELETE", `/instances/${id}`)).status).toBe(200);
  expect(await simulator.connections(app.key)).toHaveLength(1);
  await page.goto(`/dashboard/instances/${made[4]!.id}`);
  await page.getByRole("button", { name: "Renew now" }).click();
  await expect(page.getByText("Token renewed")).toBeVisible();
});

test("a public app connects one organisation, and its token answers", async ({ page, portal, simulator }) => {
  await goToXero2(page, await newApp(simulator, portal.url, "public"));
  await agree(page, simulator, [2]);
  const { token } = await finish(page);
  expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(200);
});

test("declining at Xero leads back to Xero", async ({ page, portal, simulator }) => {
  await goToXero2(page, await newApp(simulator, portal.url));
  const { location } = await simulator.agree(page.url(), { decline: true });
  await page.goto(location);
  await expect(page).toHaveURL(/reason=declined/);
  await page.getByRole("button", { name: "Go back to Xero" }).click();
  await page.waitForURL(/\/identity\/connect\/authorize/);
});

test("the state of one protocol is refused at the other's return", async ({ page, portal, simulator }) => {
  await goToXero2(page, await newApp(simulator, portal.url));
  const state = new URL(page.url()).searchParams.get("state");
  await page.goto(`/connect/callback?state=${state}&oauth_token=X&oauth_verifier=1234567`);
  await expect(page).toHaveURL(/reason=wrong_protocol/);
  await goToXero(page, await simulator.createApp("public"));
  const other = new URL(await returnAddress(page, simulator)).searchParams.get("state");
  await page.goto(`/connect/callback?state=${other}&code=X`);
  await expect(page).toHaveURL(/reason=wrong_protocol/);
});

test("wrong keys are found before anybody leaves", async ({ page, portal, simulator }) => {
  const app = await newApp(simulator, portal.url);
  await typeKeys2(page, { ...app, secret: "wrong" });
  await page.getByRole("button", { name: /^Test keys/ }).click();
  await expect(page.getByText("Xero refuses this client id and secret").first()).toBeVisible();
  await page.getByLabel("Client secret").fill(app.secret);
  await page.getByRole("button", { name: /^Test keys/ }).click();
  await expect(page.getByText("Xero accepts these keys")).toBeVisible();
});

test("an instance of 1.0a is connected again by OAuth 2.0, and keeps id and token", async ({
  page,
  portal,
  simulator,
  db,
}) => {
  await goToXero(page, await simulator.createApp("public"));
  await page.goto(await returnAddress(page, simulator));
  const { id, token } = await finish(page);
  await goToXero2(page, await newApp(simulator, portal.url));
  await agree(page, simulator, [0]);
  const promise = page.getByText("You’ll get an instance token on the next page.");
  await page.getByRole("radio", { name: "Add another instance" }).check();
  await expect(promise).toBeVisible();
  await expect(page.getByRole("button", { name: "Connect organisation" })).toBeVisible();
  await page.getByRole("radio", { name: new RegExp(`Update instance ${id}\\b`) }).check();
  await expect(promise).toBeHidden();
  await page.getByRole("button", { name: "Update “Harbour Lane Bakery”" }).click();
  await page.waitForURL(/\/connect\/done/);
  const protocol =
    "select a.protocol from apps a join grants g on g.app_id = a.id join instances i on i.grant_id = g.id where i.id = $1";
  expect(await db.query(protocol, [id])).toEqual([{ protocol: "oauth2" }]);
  expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(200);
});

test("a program connects by a code, and a code works once", async ({ portal, simulator }) => {
  const app = await newApp(simulator, portal.url);
  const client = clientOf(portal);
  const query = new URLSearchParams({
    apiKey: app.key,
    apiSecret: app.secret,
    callbackUrl: `${portal.url}/connect/callback`,
  });
  const { body } = await client.open("GET", `/elements/xero/oauth/url?${query}`);
  const url = new URL(String(body.oauthUrl));
  expect(url.searchParams.get("state")).toBe("xero");
  const { location } = await simulator.agree(url.href, { organisations: [1] });
  const made = {
    element: { key: "xero" },
    name: "By a code",
    providerData: { code: new URL(location).searchParams.get("code") },
    configuration: {
      "oauth.api.key": app.key,
      "oauth.api.secret": app.secret,
      "oauth.callback.url": `${portal.url}/connect/callback`,
      "xero.partner": "true",
    },
  };
  const answer = await client.call("POST", "/instances", made);
  expect(answer).toMatchObject({ status: 200, body: { element: { authentication: { type: "oauth2" } } } });
  expect(await client.call("POST", "/instances", { ...made, name: "Again" })).toMatchObject({
    status: 400,
    body: { message: expect.stringContaining("used before") as unknown },
  });
});
