import { expect, type Locator, type Page } from "@playwright/test";
import { generate } from "otplib";

/** The code that an authenticator app with this key shows in so many seconds. */
export const codeOf = (key: string, seconds = 0) =>
  generate({ secret: key, epoch: Math.floor(Date.now() / 1000) + seconds });

/**
 * Adds an authenticator app in the dialog that is open, and closes it. Gives its key and the recovery codes. It confirms with the code of
 * half a minute ago, so that the one of now can still be used.
 */
export async function addAuthenticator(
  page: Page,
  password: string,
): Promise<{ key: string; recoveryCodes: string[] }> {
  const dialog = page.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Your password" }).fill(password);
  await dialog.getByRole("button", { name: "Continue" }).click();
  const key = await shownKey(dialog);
  await dialog.getByLabel("Code of the app").fill(await codeOf(key, -30));
  await dialog.getByRole("button", { name: "Add app" }).click();
  await expect(dialog.getByRole("heading", { name: "Recovery codes" })).toBeVisible();
  const recoveryCodes = (await dialog.locator("pre").innerText()).trim().split("\n");
  await dialog.getByRole("button", { name: "I have copied them" }).click();
  return { key, recoveryCodes };
}

/** The key of the app that is being added. */
export async function shownKey(dialog: Locator): Promise<string> {
  return (await dialog.locator("pre").innerText()).replaceAll(/\s/g, "");
}

type Who = { email: string; password: string };

/** Enters email and password on the sign-in page. */
export async function enterPassword(page: Page, { email, password }: Who): Promise<void> {
  await page.goto("/sign-in");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}

/** Enters a code on the page that follows. */
export async function enterCode(page: Page, code: string): Promise<void> {
  await page.waitForURL(/\/sign-in\/second-step/);
  await page.getByLabel("Code").fill(code);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
}
