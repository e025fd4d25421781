import { expect, test } from "./fixtures";
import { typeKeys2 } from "./support/journey";

test("what was entered is there again after the session ended", async ({ page, portal, simulator, signIn }) => {
  await signIn(page);
  const app = await simulator.createOAuth2App("partner", `${portal.url}/connect/callback`);
  await typeKeys2(page, app);
  await page.context().clearCookies({ name: /session-token/ });
  await page.getByRole("button", { name: "Test keys" }).click();
  await expect(page).toHaveURL(/\/sign-in\?/);
  await page.getByLabel("Email").fill(portal.admin.email);
  await page.getByLabel("Password", { exact: true }).fill(portal.admin.password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/connect\/keys\?attempt=/);
  await expect(page.getByRole("textbox", { name: "Client id" })).toHaveValue(app.key);
  await page.getByRole("button", { name: "Test keys" }).click();
  await expect(page.getByText("Client id and secret match.")).toBeVisible();
});
