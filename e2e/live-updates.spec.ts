import { randomUUID } from "node:crypto";
import { dirname } from "node:path";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { connect } from "./support/journey";
import { OUR_SERVER, startNextServer } from "./support/next-server";

test.describe.configure({ timeout: 180_000 });

/** Timers that long never end: a page asks for nothing by itself. */
const WITHOUT_POLLING = `{
  const { setTimeout } = window;
  window.setTimeout = (work, ms, ...rest) => (ms >= 4000 ? 0 : setTimeout(work, ms, ...rest));
}`;

test("a page shows what changes through another server, and the server stops while it is open", async ({
  browser,
  portal,
  page,
  simulator,
  signIn,
}) => {
  const [elsewhere, byProgram] = ["Elsewhere", "Program"].map((name) => `${name} ${randomUUID()}`) as [string, string];
  await signIn(page);
  const { id } = await connect(page, await simulator.createApp("public"), "Harbour Lane Bakery");
  const other = await startNextServer(portal, dirname(process.env.GANGWAY_READY_FILE!), OUR_SERVER);
  try {
    const context = await browser.newContext({ baseURL: other.url });
    await context.addInitScript(WITHOUT_POLLING);
    const there = await context.newPage();
    await signIn(there);
    const [updates] = await Promise.all([
      there.waitForResponse(/\/api\/portal\/updates$/),
      there.goto(`/dashboard/instances/${id}`),
    ]);
    expect(updates.headers()["content-type"]).toBe("text/event-stream");
    await expect(there.getByRole("heading", { level: 1 })).not.toHaveText(elsewhere);
    const headers = { "sec-fetch-site": "same-origin" };
    const rename = (name: string) => page.request.patch(`/api/portal/instances/${id}`, { data: { name }, headers });
    expect((await rename(elsewhere)).status()).toBe(200);
    await expect(there.getByRole("heading", { level: 1 })).toHaveText(elsewhere);

    // By a program, and in the list.
    await there.goto("/dashboard/instances");
    await expect(there.getByRole("link", { name: elsewhere })).toBeVisible();
    const { status } = await clientOf(portal).call("PATCH", `/instances/${id}`, { name: byProgram });
    expect(status).toBe(200);
    await expect(there.getByRole("link", { name: byProgram })).toBeVisible();

    await other.stop();
    await context.close();
  } finally {
    await other.stop();
  }
});

test("a page that is not told asks", async ({ page, simulator, signIn }) => {
  await page.route("**/api/portal/updates", (route) => route.abort());
  await signIn(page);
  const { id } = await connect(page, await simulator.createApp("public"), "Ridgeway Cycles");
  await page.goto(`/dashboard/instances/${id}`);
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
  const data = { name: "Asked for" };
  await page.request.patch(`/api/portal/instances/${id}`, { data, headers: { "sec-fetch-site": "same-origin" } });
  await expect(page.getByRole("heading", { level: 1 })).toHaveText("Asked for", { timeout: 30_000 });
});

test("a stream is for who is signed in", async ({ request }) => {
  expect((await request.get("/api/portal/updates")).status()).toBe(401);
});
