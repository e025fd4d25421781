import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";
import { newOrganization } from "./support/organization";
import { virtualDevice } from "./support/passkeys";
import { enterPassword } from "./support/second-step";

const headers = { "sec-fetch-site": "same-origin" };
const status = async (page: Page) => (await page.request.get("/api/portal/account")).status();
const signOut = (page: Page) => page.context().clearCookies();

/** Adds a passkey on the account page; gives the recovery codes. */
async function addPasskey(page: Page, password: string, name: string): Promise<string[]> {
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Add passkey" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Your password" }).fill(password);
  await dialog.getByLabel("Name").fill(name);
  await dialog.getByRole("button", { name: "Add passkey" }).click();
  await expect(dialog.getByRole("heading", { name: "Recovery codes" })).toBeVisible();
  const codes = (await dialog.locator("pre").innerText()).trim().split("\n");
  await dialog.getByRole("button", { name: "I have copied them" }).click();
  return codes;
}

async function signInByPasskey(page: Page): Promise<void> {
  await page.goto("/sign-in?callbackUrl=/dashboard/apps");
  await page.getByRole("button", { name: "Sign in with a passkey" }).click();
}

test("a passkey is added, renamed, signs in alone, and is removed", async ({ page, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  const device = await virtualDevice(page);
  await signIn(page, member);
  const codes = await addPasskey(page, member.password, "Work laptop");
  expect(codes).toHaveLength(10);
  expect((await device.credentials()).map(({ rpId, userName }) => [rpId, userName])).toEqual([
    ["localhost", member.email],
  ]);
  await page.getByRole("button", { name: "Rename Work laptop" }).click();
  await page.getByRole("dialog").getByLabel("Name").fill("Home laptop");
  await page.getByRole("dialog").getByRole("button", { name: "Rename" }).click();
  await expect(page.getByRole("heading", { name: "Home laptop" })).toBeVisible();

  await signOut(page);
  await signInByPasskey(page);
  await page.waitForURL(/\/dashboard\/apps$/);
  expect(await status(page)).toBe(200);
  const events = await db.query<{ type: string; data: object }>(
    "select type, data from events where actor = $1 and type ~ 'signed_in|second_step' order by id",
    [member.email],
  );
  expect(events).toEqual([
    { type: "user.signed_in", data: { with: "password" } },
    { type: "user.second_step_added", data: { what: "passkey", name: "Work laptop" } },
    { type: "user.signed_in", data: { with: "passkey" } },
  ]);

  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Remove Home laptop" }).click();
  await page.getByRole("dialog").getByRole("textbox", { name: "Your password" }).fill(member.password);
  await page.getByRole("dialog").getByRole("button", { name: "Remove passkey" }).click();
  await expect(page.getByRole("heading", { name: "Home laptop" })).toHaveCount(0);
  await signOut(page);
  await signInByPasskey(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This passkey was not accepted.");
  expect(await status(page)).toBe(401);
});

test("a passkey is the second step after the password, or a recovery code is", async ({ page, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await virtualDevice(page);
  await signIn(page, member);
  const [code] = await addPasskey(page, member.password, "Phone");
  await signOut(page);
  await enterPassword(page, member);
  await page.waitForURL(/\/sign-in\/second-step/);
  expect(await status(page)).toBe(401);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.waitForURL(/\/dashboard$/);
  await signOut(page);
  await enterPassword(page, member);
  await page.waitForURL(/\/sign-in\/second-step/);
  await page.getByLabel("Recovery code").fill(code!);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await page.waitForURL(/\/dashboard$/);
});

test("somebody else's passkey is no second step", async ({ page, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  await virtualDevice(page);
  await signIn(page, member);
  await addPasskey(page, member.password, "Mine");
  await signOut(page);
  // The admin's own is on a device that is not here.
  await db.query(
    `insert into passkeys (id, user_id, name, public_key) select decode('0102', 'hex'), id, 'Elsewhere', '' from users where email = $1`,
    [admin.email],
  );
  await enterPassword(page, admin);
  await page.waitForURL(/\/sign-in\/second-step/);
  const mine = await passkeyAnswer(page, "passkey");
  expect(await post(page, "second-step", mine)).toBe("PasskeyRefused");
  expect(await status(page)).toBe(401);
});

/** Has the page's device sign what the server asks for, and gives it as JSON. */
async function passkeyAnswer(page: Page, as: "passkey" | "second-step"): Promise<string> {
  if (!page.url().includes("/sign-in")) await page.goto("/sign-in");
  return page.evaluate(async (path) => {
    const options = (await (await fetch(path, { method: "POST" })).json()) as PublicKeyCredentialRequestOptionsJSON;
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(options);
    const credential = (await navigator.credentials.get({ publicKey })) as PublicKeyCredential;
    return JSON.stringify(credential.toJSON());
  }, `/api/portal/sign-in/${as}`);
}

/** Hands it to next-auth; gives the error, or none for who is in. */
async function post(page: Page, provider: string, passkey: string): Promise<string | null> {
  const { csrfToken } = (await (await page.request.get("/api/auth/csrf")).json()) as { csrfToken: string };
  const answer = await page.request.post(`/api/auth/callback/${provider}`, {
    form: { csrfToken, passkey, json: "true" },
  });
  const { url } = (await answer.json()) as { url: string };
  return new URL(url).searchParams.get("error");
}

test("what a passkey signed works once, in the browser that asked, and unaltered", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  await virtualDevice(page);
  await signIn(page, member);
  await addPasskey(page, member.password, "Laptop");
  await signOut(page);
  const elsewhere = await browser.newPage({ baseURL: portal.url });
  const signed = await passkeyAnswer(page, "passkey");
  expect(await post(elsewhere, "passkey", signed)).toBe("PasskeyRefused");
  const other = await passkeyAnswer(page, "passkey");
  const altered = JSON.parse(other) as { response: { signature: string; userHandle: string } };
  altered.response.userHandle = Buffer.from("user 1").toString("base64url");
  expect(await post(page, "passkey", JSON.stringify(altered))).toBe("PasskeyRefused");
  expect(await post(page, "passkey", other)).toBeNull();
  await signOut(page);
  expect(await post(page, "passkey", other)).toBe("PasskeyRefused");
  for (const nothing of ["", "{}", "null", "x".repeat(50_000)])
    expect(await post(page, "passkey", nothing)).toBe("PasskeyRefused");
  await elsewhere.close();
});

test("a device that was not unlocked is refused, and so is a copy whose counter is behind", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { member } = await newOrganization(portal, db);
  const device = await virtualDevice(page);
  await signIn(page, member);
  await addPasskey(page, member.password, "Laptop");
  await signOut(page);
  const copied = await device.credentials();
  await signInByPasskey(page);
  await page.waitForURL(/\/dashboard\/apps$/);
  const thief = await browser.newPage({ baseURL: portal.url });
  const other = await virtualDevice(thief);
  await other.copyFrom(copied);
  await signInByPasskey(thief);
  await expect(thief.getByRole("main").getByRole("alert")).toContainText("This passkey was not accepted.");
  const failed = "select data from events where type = 'user.sign_in_failed' and data->>'email' = $1";
  await expect
    .poll(() => db.query(failed, [member.email]))
    .toEqual([{ data: { email: member.email, cause: "passkey" } }]);
  await device.setUserVerified(false);
  await signOut(page);
  await signInByPasskey(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("The passkey was not used.");
  expect(await status(page)).toBe(401);
  await thief.close();
});

test("whose host a request claims to have does not matter", async ({ page }) => {
  const answer = await page.request.post("/api/portal/sign-in/passkey", {
    headers: { ...headers, "x-forwarded-host": "evil.example", forwarded: "host=evil.example" },
  });
  expect(await answer.json()).toMatchObject({ rpId: "localhost", userVerification: "required" });
  const other = await page.request.post("/api/portal/sign-in/passkey", { headers: { "sec-fetch-site": "cross-site" } });
  expect(other.status()).toBe(403);
});

test("a registration takes the password, its own session and its own challenge", async ({
  page,
  browser,
  portal,
  db,
  signIn,
}) => {
  const { admin, member } = await newOrganization(portal, db);
  await virtualDevice(page);
  await signIn(page, member);
  const ask = async (who: Page, data: object) =>
    (await who.request.post("/api/portal/account/passkeys/options", { data, headers })).status();
  expect([
    await ask(page, {}),
    await ask(page, { password: "a guess" }),
    await ask(page, { password: member.password }),
  ]).toEqual([403, 403, 200]);
  await page.goto("/dashboard/account");
  const response = await page.evaluate(async (password) => {
    const body = JSON.stringify({ password });
    const init = { method: "POST", body, headers: { "content-type": "application/json" } };
    const options = (await (
      await fetch("/api/portal/account/passkeys/options", init)
    ).json()) as PublicKeyCredentialCreationOptionsJSON;
    const publicKey = PublicKeyCredential.parseCreationOptionsFromJSON(options);
    const credential = (await navigator.credentials.create({ publicKey })) as PublicKeyCredential;
    return JSON.stringify(credential.toJSON());
  }, member.password);
  const save = async (who: Page) =>
    (
      await who.request.post("/api/portal/account/passkeys", {
        data: { name: "Laptop", response: JSON.parse(response) as unknown },
        headers,
      })
    ).status();
  const theirs = await browser.newPage({ baseURL: portal.url });
  await signIn(theirs, admin);
  expect(await save(theirs)).toBe(400);
  expect(await save(page)).toBe(200);
  expect(await save(page)).toBe(400);
  const [row] = await db.query<{ id: string }>(
    "select translate(encode(p.id, 'base64'), '+/=', '-_') id from passkeys p join users u on u.id = p.user_id where u.email = $1",
    [member.email],
  );
  const path = `/api/portal/account/passkeys/${row!.id.replaceAll("\n", "")}`;
  const data = { name: "Stolen", password: admin.password };
  expect((await theirs.request.patch(path, { data, headers })).status()).toBe(404);
  expect((await theirs.request.delete(path, { data, headers })).status()).toBe(404);
  await theirs.close();
});

test("a browser without passkeys says so", async ({ page }) => {
  await page.addInitScript(() => Reflect.deleteProperty(window, "PublicKeyCredential"));
  await signInByPasskey(page);
  await expect(page.getByRole("main").getByRole("alert")).toContainText("This browser can’t use passkeys here.");
});

test("pages and dialogs are free of findings", async ({ page, portal, db, signIn }) => {
  test.slow(); // axe in both themes and widths
  const { member } = await newOrganization(portal, db);
  await virtualDevice(page);
  await signIn(page, member);
  await page.goto("/dashboard/account");
  await page.getByRole("button", { name: "Add passkey" }).click();
  await expectNoFindings(page);
  await page.keyboard.press("Escape");
  await addPasskey(page, member.password, "A laptop with a name that is rather long, as people write them");
  await expectNoFindings(page);
  await page.getByRole("button", { name: /^Rename A laptop/ }).click();
  await expectNoFindings(page);
  await signOut(page);
  await page.goto("/sign-in");
  await expectNoFindings(page);
  await enterPassword(page, member);
  await page.waitForURL(/\/sign-in\/second-step/);
  await expectNoFindings(page);
});
