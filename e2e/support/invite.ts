import { expect, type Page } from "@playwright/test";

export const NEW_PASSWORD = "three words and more";

/** An address that nobody has. */
export const newEmail = () => `new-${crypto.randomUUID()}@harbour.example`;

/** Invites by the page, where the link goes by mail. */
export async function inviteByMail(page: Page, email: string, role: "Member" | "Admin" = "Member"): Promise<void> {
  await page.goto("/dashboard/people");
  await page.getByRole("button", { name: "Invite", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Email").fill(email);
  await dialog.getByRole("radio", { name: new RegExp(`^${role}`) }).check();
  await dialog.getByRole("button", { name: "Invite", exact: true }).click();
}

/** The same where no mail is sent; gives the link that is shown. */
export async function inviteByPage(page: Page, email: string, role: "Member" | "Admin" = "Member"): Promise<string> {
  await inviteByMail(page, email, role);
  const field = page.getByRole("dialog").getByRole("textbox", { name: "Invitation link" });
  await expect(field).toHaveValue(/\/invitation#[\w-]{43}$/);
  const link = await field.inputValue();
  await page.getByRole("button", { name: "I have copied it" }).click();
  return link;
}

/** Fills what a new account takes. */
export async function join(page: Page, link: string): Promise<void> {
  await page.goto(link);
  await page.getByLabel("First name").fill("Robin");
  await page.getByLabel("Last name").fill("Marsh");
  await page.getByLabel("Choose a password").fill(NEW_PASSWORD);
  await page.getByRole("button", { name: /^Join/ }).click();
  await page.waitForURL(/\/dashboard/);
}
