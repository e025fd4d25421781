import pg from "pg";
import { expect, test } from "./fixtures";
import { allow, finish, goToXero } from "./support/journey";
import { ownPortal } from "./support/own-portal";

test.describe.configure({ timeout: 240_000 });

const MOMENTS = [
  { when: "while the customer is at Xero", path: null, lands: /\/connect\/organisation/ },
  { when: "while the verifier is exchanged", path: "/oauth/AccessToken", lands: /reason=refused/ },
  { when: "while the organisation is asked for", path: "/api.xro/2.0/Organisation", lands: /\/connect\/organisation/ },
];

for (const { when, path, lands } of MOMENTS) {
  test(`a server killed ${when} leaves nothing half made, and the flow is finished or begun again`, async ({
    browser,
    portal,
    simulator,
    signIn,
  }) => {
    const own = await ownPortal(portal);
    const db = new pg.Client({ connectionString: own.databaseUrl });
    try {
      const { url, admin } = await own.start();
      await db.connect();
      const context = await browser.newContext({ baseURL: url });
      let page = await context.newPage();
      await signIn(page, admin);
      const app = await simulator.createApp("public");
      await goToXero(page, app);
      if (path) await simulator.fault({ path, key: app.key, times: 1, kind: "lose-answer", delayMs: 4_000 });
      else await own.kill();
      let back = "";
      page.on("request", (request) => {
        if (request.url().includes("/connect/callback?")) back = request.url();
      });
      const returned = allow(page).catch(() => {});
      if (path) {
        await expect
          .poll(async () => (await simulator.requests(app.key)).map((request) => request.path))
          .toContain(path);
        await own.kill();
      }
      await returned;
      const half = await db.query(
        "select (select count(*) from instances)::int instances, (select count(*) from grants)::int grants",
      );
      expect(half.rows).toEqual([{ instances: 0, grants: 0 }]);

      // A page of its own: Chromium loads one that failed once more by itself when the server is back.
      await page.close();
      page = await context.newPage();
      await own.start();
      await page.goto(back);
      await expect(page).toHaveURL(lands);
      if (lands.source.includes("refused")) {
        await page.getByRole("button", { name: "Go back to Xero" }).click();
        await page.waitForURL(/\/oauth\/Authorize/);
        await allow(page);
      }
      await finish(page);
      await context.close();
    } finally {
      await db.end();
      await own.stop();
    }
  });
}
