import type { Page } from "@playwright/test";
import { expect, test } from "./fixtures";
import { newOrganization } from "./support/organization";

const COOKIE = "next-auth.session-token";
const sessionOf = async (page: Page) =>
  (await page.context().cookies()).find(({ name }) => name === COOKIE)?.value ?? "";
const account = (page: Page) => page.request.get("/api/portal/account");

test("another site's form signs nobody in", async ({ page, browser, portal, db }) => {
  const { admin, member } = await newOrganization(portal, db);
  const theirs = await (await browser.newContext({ baseURL: portal.url })).newPage();
  const answer = await theirs.request.get("/api/auth/csrf");
  const { csrfToken: foreign } = (await answer.json()) as { csrfToken: string };
  await page.request.get("/api/auth/csrf");
  for (const csrfToken of [undefined, "", "made up", foreign]) {
    const form = { email: member.email, password: member.password, json: "true", ...(csrfToken && { csrfToken }) };
    await page.request.post("/api/auth/callback/credentials", { form });
    expect(await sessionOf(page)).toBe("");
    expect((await account(page)).status()).toBe(401);
  }
  await theirs.context().close();
  expect(admin.email).not.toBe(member.email);
});

test("a cookie that was there before is not who signs in, and ends", async ({ page, browser, portal, db, signIn }) => {
  const { admin, member } = await newOrganization(portal, db);
  const attacker = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await signIn(attacker, member);
  const planted = await sessionOf(attacker);
  await page.context().addCookies([{ name: COOKIE, value: planted, url: portal.url, httpOnly: true }]);
  await signIn(page, admin);
  expect(await sessionOf(page)).not.toBe(planted);
  expect(await (await account(page)).json()).toMatchObject({ email: admin.email });
  expect((await account(attacker)).status()).toBe(401);

  const before = await sessionOf(page);
  await signIn(page, admin);
  expect(await sessionOf(page)).not.toBe(before);
  const copy = await (await browser.newContext({ baseURL: portal.url })).newPage();
  await copy.context().addCookies([{ name: COOKIE, value: before, url: portal.url, httpOnly: true }]);
  expect((await account(copy)).status()).toBe(401);
  for (const each of [attacker, copy]) await each.context().close();
});

test("a session's cookie is taken only as it was set", async ({ page, browser, portal, db, signIn }) => {
  const { member } = await newOrganization(portal, db);
  await signIn(page, member);
  const good = await sessionOf(page);
  const parts = good.split(".");
  const unsigned = (header: object) =>
    [header, { sessionId: "0198c0de-0000-4000-8000-000000000000", sub: "1" }]
      .map((part) => Buffer.from(JSON.stringify(part)).toString("base64url"))
      .join(".");
  const copy = await (await browser.newContext({ baseURL: portal.url })).newPage();
  const last = parts.at(-1)!;
  for (const value of [
    `${unsigned({ alg: "none" })}.`,
    `${unsigned({ alg: "HS256" })}.c2lnbmF0dXJl`,
    [...parts.slice(0, -1), `${last.startsWith("A") ? "B" : "A"}${last.slice(1)}`].join("."),
    [Buffer.from('{"alg":"none","enc":"A256GCM"}').toString("base64url"), ...parts.slice(1)].join("."),
  ]) {
    await copy.context().addCookies([{ name: COOKIE, value, url: portal.url, httpOnly: true }]);
    expect((await account(copy)).status()).toBe(401);
  }
  await copy.context().addCookies([{ name: COOKIE, value: good, url: portal.url, httpOnly: true }]);
  expect((await account(copy)).status()).toBe(200);
  await copy.context().close();
});
