// npm run docs:screenshot: starts the product with an organization as one might have it, and takes the README's picture of it.
import { chromium, type Page } from "@playwright/test";
import pg from "pg";
import { type Portal, withPortal } from "@/bench/lib/portal";
import "@/bench/lib/end-on-signals";
import { seedInstances } from "@/e2e/support/seeded";
import { findChromium } from "./chromium";

const PICTURE = "docs/dashboard.png";
const SIZE = { width: 1280, height: 800 };

const APPS = [
  {
    app: "Lantern Ledger",
    names: [
      "Ridgeway Cycles",
      "Kōwhai Physiotherapy",
      "Harbour Lane Bakery",
      "Tidewater Dental",
      "Saltmarsh Architects",
    ],
    counts: { reconnect: 1, retrying: 1, connected: 3 },
  },
  {
    app: "Lantern Reports",
    names: ["Fernhill Nursery", "Bluegum Logistics", "Pōhutukawa Studio", "Old Quay Timber"],
    counts: { connected: 3, disabled: 1 },
  },
  { app: "Lantern Archive", names: ["Millstone Brewing"], counts: { expiring: 1 } },
];

/** Tokens part of the way through their 30 minutes, none of them due before the picture is taken. */
const MAKE_PLAUSIBLE = [
  "update organizations set name = 'Lantern Software'",
  "update apps set protocol = 'oauth1' where name = 'Lantern Archive'",
  `update grants g set expires_at = now() + m.minutes, issued_at = now() + m.minutes - interval '30 min',
      renew_at = now() + m.minutes - interval '10 min', problem = case when g.status = 'retrying' then 'xero_unavailable' end
    from (select grant_id, make_interval(mins => 13 + id * 7 % 17) minutes from instances) m
    where m.grant_id = g.id and g.renew_at is not null`,
  `update instances set created_at = now() - make_interval(days => id * 11 % 90 + 1),
      tags = case id % 3 when 0 then array['retail'] when 1 then array['services', 'nz'] else array[]::text[] end`,
];

const executablePath = findChromium();
if (!executablePath) throw new Error("There is no Chromium: install one, or name it in CHROMIUM_PATH");

await withPortal(async (portal) => {
  await seed(portal);
  const browser = await chromium.launch({ executablePath });
  const page = await browser.newPage({
    viewport: SIZE,
    deviceScaleFactor: 1.5,
    colorScheme: "light",
    baseURL: portal.url,
  });
  await signIn(page, portal);
  await page.goto("/dashboard/instances");
  await page.getByText("Ridgeway Cycles").first().waitFor();
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: PICTURE, animations: "disabled" });
  await browser.close();
});
console.log(`Wrote ${PICTURE}`);

async function seed({ databaseUrl, admin }: Portal): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const query = async <Row extends object>(sql: string, values?: unknown[]) =>
    (await client.query<Row>(sql, values)).rows;
  const [organization] = await query<{ id: string }>("select id from organizations");
  const owner = { organizationId: organization!.id, email: admin.email };
  for (const app of APPS) await seedInstances({ query }, owner, app);
  for (const sql of MAKE_PLAUSIBLE) await query(sql);
  await client.end();
}

async function signIn(page: Page, { admin }: Portal): Promise<void> {
  await page.goto("/sign-in");
  await page.locator("input[name=email]").fill(admin.email);
  await page.locator("input[name=password]").fill(admin.password);
  await page.locator("form button[type=submit]").first().click();
  await page.waitForURL(/dashboard/);
}
