import AxeBuilder from "@axe-core/playwright";
import { expect, test } from "./fixtures";
import { connect } from "./support/journey";

test("an app's secret is tried at Xero before it is replaced", async ({ page, signIn, simulator, db }) => {
  await signIn(page);
  const app = await simulator.createApp("public");
  await connect(page, app, "Ridgeway Cycles");
  await page.goto("/dashboard/apps");
  await page.getByRole("link", { name: `App ${app.key.slice(0, 8)}`, exact: true }).click();
  await expect(page.getByRole("heading", { level: 1, name: `App ${app.key.slice(0, 8)}` })).toBeVisible();
  await expect(page.getByRole("link", { name: "1 instance" })).toBeVisible();

  const secret = page.getByLabel("New consumer secret");
  await secret.fill("not the secret");
  await page.getByRole("button", { name: "Test and replace" }).click();
  await expect(page.getByRole("alert").filter({ hasText: "Nothing was replaced." })).toBeVisible();
  await expect(secret).toHaveValue("not the secret");

  await secret.fill(app.secret);
  await page.getByRole("button", { name: "Test and replace" }).click();
  await expect(page.getByText("The new secret is in use.")).toBeVisible();
  await expect(secret).toHaveValue("");
  expect(await db.query("select 1 from events where type = 'app.secret_replaced'")).toHaveLength(1);
});

for (const theme of ["light", "dark"] as const) {
  test(`an app's page and the certificate are accessible in ${theme}`, async ({ page, signIn, simulator, db }) => {
    await page.emulateMedia({ colorScheme: theme });
    await signIn(page);
    const app = await simulator.createApp("public");
    await connect(page, app, "Ridgeway Cycles");
    const [row] = await db.query<{ id: string }>("select id from apps where key = $1", [app.key]);
    for (const path of ["/dashboard/apps", `/dashboard/apps/${row!.id}`]) {
      await page.goto(path);
      await expect(page.getByRole("heading", { name: /Gangway’s certificate|Consumer secret/ })).toBeVisible();
      expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    }
  });
}
