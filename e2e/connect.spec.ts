import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { expect, test } from "./fixtures";
import { newOrganization } from "./support/organization";
import { clientOf } from "./support/contract-client";
import { allow, chooseKind, connect, goToXero, typeKeys } from "./support/journey";

test.beforeEach(({ page, signIn }) => signIn(page));

for (const kind of ["public", "partner"] as const) {
  test(`a ${kind} app is connected, and its token works`, async ({ page, portal, simulator, db }) => {
    const app = await simulator.createApp(kind, { bare: true });
    if (kind === "partner") {
      const { text } = await clientOf(portal).open("GET", "/elements/xero/certificate");
      await simulator.registerCertificate(app.key, text);
    }
    const { id, token } = await connect(page, app, "Kōwhai Physiotherapy");

    const [row] = await db.query(
      `select i.organisation_name, i.name, a.kind, g.status, t.status attempt, i.token_hash = sha256($2::bytea) "isToken"
       from instances i join grants g on g.id = i.grant_id join apps a on a.id = g.app_id join attempts t on t.instance_id = i.id
       where i.id = $1`,
      [id, token],
    );
    expect(row).toEqual({
      organisation_name: "Kōwhai Physiotherapy",
      name: "Kōwhai Physiotherapy",
      kind,
      status: "active",
      attempt: "connected",
      isToken: true,
    });
    const calls = (await simulator.requests(app.key)).map(({ path, status }) => `${path} ${status}`);
    expect(calls.slice(-2)).toEqual(["/oauth/AccessToken 200", "/api.xro/2.0/Organisation 200"]);
    expect((await clientOf(portal).asElement(token, "GET", "/ping")).status).toBe(200);

    await page.reload();
    await expect(page.getByRole("textbox", { name: "Instance token" })).toHaveValue(token);
    const call = await page.getByRole("region", { name: "First call" }).locator("pre").innerText();
    const secrets = { USER_SECRET: portal.userSecret, ORGANIZATION_SECRET: portal.organizationSecret };
    const { stdout } = await promisify(execFile)("sh", ["-c", call], { env: { ...process.env, ...secrets } });
    expect(JSON.parse(stdout)).toMatchObject({ Organisations: [{ Name: "Kōwhai Physiotherapy" }] });
    await page.getByRole("link", { name: "Open the instance" }).click();
    await expect(page.getByRole("heading", { level: 1 })).toContainText("Kōwhai Physiotherapy");
  });
}

test("keys are tested before anybody leaves, and what was typed stays", async ({ page, simulator, db }) => {
  const app = await simulator.createApp("public");
  await chooseKind(page, "public");
  await typeKeys(page, { ...app, secret: "not the secret" });
  await page.getByRole("button", { name: "Test keys" }).click();
  await expect(page.getByText("could not verify the signature")).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Consumer key" })).toHaveValue(app.key);
  await expect(page.getByLabel("Consumer secret")).toHaveValue("");
  expect(await page.content()).not.toContain("not the secret");

  await page.getByLabel("Consumer secret").fill(`  ${app.secret}\t`);
  await page.getByRole("button", { name: "Test keys again" }).click();
  await expect(page.getByText("Xero accepts these keys")).toBeVisible();
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await page.goBack();
  await expect(page.getByRole("textbox", { name: "Consumer key" })).toHaveValue(app.key);
  expect(await db.query("select name from apps where key = $1", [app.key])).toHaveLength(1);
});

test("every empty field is named, and a taken name offers a way out", async ({ page, simulator }) => {
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  await chooseKind(page, "public");
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  for (const field of ["App name", "Consumer key", "Consumer secret"]) {
    await expect(page.getByLabel(field)).toHaveAttribute("aria-invalid", "true");
  }
  const other = await simulator.createApp("public");
  await typeKeys(page, other, `App ${app.key.slice(0, 8)}`);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(page.getByText("is already saved").first()).toBeVisible();
  await expect(page.getByRole("textbox", { name: "Consumer key" })).toHaveValue(other.key);
});

test("a saved app goes straight to Xero, and the next page says until when to finish", async ({
  page,
  portal,
  simulator,
  db,
  signIn,
}) => {
  // Of many saved apps only the most used are listed.
  await signIn(page, (await newOrganization(portal, db)).admin);
  const app = await simulator.createApp("public");
  await goToXero(page, app);
  await page.goto("/connect");
  const saved = page.getByRole("listitem").filter({ hasText: `App ${app.key.slice(0, 8)}` });
  await saved.getByRole("button", { name: /Use/ }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page);
  await expect(page.getByRole("main")).toContainText("Harbour Lane Bakery");
  const attempt = new URL(page.url()).searchParams.get("attempt");
  const [row] = await db.query<{ at: Date }>("select expires_at at from attempts where id = $1", [attempt]);
  const until = page.getByText("Finish by").getByRole("time");
  await expect(until).toHaveAttribute("datetime", row!.at.toISOString());
});

test("a partner app may sign with a key of its own; a certificate in its place is named as such", async ({
  page,
  simulator,
}) => {
  const app = await simulator.createApp("partner");
  await chooseKind(page, "partner");
  await typeKeys(page, app);
  await page.getByRole("radio", { name: /Your own key/ }).check();
  await page.getByLabel("Private key").fill("-----BEGIN CERTIFICATE-----\nMIIC\n-----END CERTIFICATE-----");
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await expect(page.getByText("This is a certificate.").first()).toBeVisible();
  await page.getByLabel("Private key").fill(app.privateKey!);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
});

test("a partner app without a certificate at Xero is explained as just that", async ({ page, simulator }) => {
  const app = await simulator.createApp("partner", { bare: true });
  await chooseKind(page, "partner");
  await typeKeys(page, app);
  await page.getByRole("button", { name: "Test keys" }).click();
  await expect(page.getByText("Xero has no certificate for this app").first()).toBeVisible();
});

test.describe("without scripts", () => {
  test.use({ javaScriptEnabled: false });

  test("the whole way works, from signing in to the token", async ({ page, portal, simulator, db }) => {
    await page.context().clearCookies();
    await page.goto("/connect");
    await page.getByLabel("Email").fill(portal.admin.email);
    await page.getByLabel("Password").fill(portal.admin.password);
    await page.getByRole("button", { name: "Sign in", exact: true }).click();
    await page.waitForURL(/\/connect$/);
    const { id } = await connect(page, await simulator.createApp("public"), "Saltmarsh Architects");
    expect(await db.query("select organisation_name from instances where id = $1", [id])).toEqual([
      { organisation_name: "Saltmarsh Architects" },
    ]);
  });
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test("the whole way works without scrolling sideways", async ({ page, simulator }) => {
    await connect(page, await simulator.createApp("public"), "Millstone Brewing");
    for (const path of ["/connect", "/dashboard/instances", page.url()]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(
        0,
      );
    }
  });
});
