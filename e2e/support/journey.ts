import { expect, type Page } from "@playwright/test";
import type { SimulatorApp, SimulatorControl } from "./simulator-control";

const KINDS = { partner: /^Partner/, public: /^Public/, custom: /^Custom connection/ };

/** From the home page to the keys page of an app of that kind, as somebody who is signed in. */
export async function chooseKind(page: Page, kind: SimulatorApp["kind"], protocol = "OAuth 1.0a"): Promise<void> {
  await page.goto("/connect");
  await page.getByRole("radio", { name: new RegExp(`^${protocol}`) }).check();
  await page.getByRole("radio", { name: KINDS[kind] }).check();
  await page.getByRole("button", { name: "Continue to keys" }).click();
  await expect(page.getByRole("textbox", { name: "App name" })).toBeVisible();
}

/** Types an app's keys, under a name of its own. */
export async function typeKeys(page: Page, app: SimulatorApp, name = `App ${app.key.slice(0, 8)}`): Promise<void> {
  await page.getByRole("textbox", { name: "App name" }).fill(name);
  await page.getByRole("textbox", { name: "Consumer key" }).fill(app.key);
  await page.getByLabel("Consumer secret").fill(app.secret);
}

/** All the way to the simulator's consent page. */
export async function goToXero(page: Page, app: SimulatorApp): Promise<void> {
  await chooseKind(page, app.kind);
  await typeKeys(page, app);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
}

/** The same by OAuth 2.0. */
export async function goToXero2(page: Page, app: SimulatorApp): Promise<void> {
  await typeKeys2(page, app);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/identity\/connect\/authorize/);
}

/** Fills in the keys page of an OAuth 2.0 app. */
export async function typeKeys2(page: Page, app: SimulatorApp): Promise<void> {
  await chooseKind(page, app.kind, "OAuth 2.0");
  await page.getByRole("textbox", { name: "App name" }).fill(`App ${app.key.slice(0, 8)}`);
  await page.getByRole("textbox", { name: "Client id" }).fill(app.key);
  await page.getByLabel("Client secret").fill(app.secret);
}

/** Agrees at Xero for one of its organisations. */
export async function allow(page: Page, organisation = "Harbour Lane Bakery"): Promise<void> {
  await page.getByRole("radio", { name: new RegExp(organisation) }).check();
  await page.getByRole("button", { name: "Allow" }).click();
}

/** The address Xero would send this browser to after consent, which it has not followed yet. */
export function returnAddress(page: Page, simulator: SimulatorControl): Promise<string> {
  const requestToken = new URL(page.url()).searchParams.get("oauth_token")!;
  return simulator.consent(requestToken).then(({ location }) => location);
}

/** From the start to a connected instance; gives its id and the token that is shown once. */
export async function connect(page: Page, app: SimulatorApp, organisation?: string) {
  await goToXero(page, app);
  await allow(page, organisation);
  return finish(page);
}

/** The same for a partner app that signs with the private key whose certificate is at Xero. */
export async function connectWithOwnKey(page: Page, app: SimulatorApp) {
  await chooseKind(page, "partner");
  await typeKeys(page, app);
  await page.getByRole("radio", { name: /Your own key/ }).check();
  await page.getByLabel("Private key").fill(app.privateKey!);
  await page.getByRole("button", { name: "Continue to Xero" }).click();
  await page.waitForURL(/\/oauth\/Authorize/);
  await allow(page);
  return finish(page);
}

/** From the organisation page to the last one. */
export async function finish(page: Page) {
  await page.waitForURL(/\/connect\/organisation/);
  // Other tests connect the same organisations.
  const another = page.getByRole("radio", { name: "Add another instance" });
  if (await another.isVisible()) await another.check();
  await page.getByRole("button", { name: "Connect organisation" }).click();
  await page.waitForURL(/\/connect\/done/);
  const token = await page.getByRole("textbox", { name: "Instance token" }).inputValue();
  const id = Number(/Instance (\d+)/.exec(await page.getByRole("main").innerText())![1]);
  return { id, token };
}
