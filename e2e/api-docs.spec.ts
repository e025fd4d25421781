import { expect, test } from "./fixtures";
import { expectNoFindings } from "./support/findings";

test("the API's page has every call, without an account, and reads well on a phone and a desktop", async ({ page }) => {
  const outside: string[] = [];
  page.on(
    "request",
    (request) => void (new URL(request.url()).hostname !== "localhost" && outside.push(request.url())),
  );
  test.slow(); // axe, on a long page
  await page.goto("/docs/api");
  await expectNoFindings(page);
  expect(outside).toEqual([]);

  const calls = page.getByRole("navigation", { name: "Calls" });
  const answer = await page.request.get("/elements/api-v2/openapi.json");
  const { paths } = (await answer.json()) as { paths: Record<string, object> };
  for (const path of Object.keys(paths)) await expect(calls.getByText(` ${path}`).first()).toBeVisible();

  await calls.getByRole("link", { name: "POST /connect/sessions", exact: false }).first().click();
  const call = page.locator("section", { has: page.locator("> h3#postConnectSessions") });
  await expect(call).toBeInViewport();
  await expect(call).toContainText("POST /connect/sessions");
  await call.getByRole("link", { name: "NewSession" }).click();
  await expect(page.getByRole("heading", { name: "NewSession" })).toBeInViewport();
});

test("who makes programs finds it from the settings, the account and the palette", async ({ page, signIn }) => {
  await signIn(page);
  await page.goto("/dashboard/settings");
  await expect(page.getByRole("link", { name: "API documentation" })).toHaveAttribute("href", "/docs/api");
  await page.goto("/dashboard/account");
  await page.getByRole("link", { name: "API documentation" }).click();
  await expect(page).toHaveURL("/docs/api");
});
