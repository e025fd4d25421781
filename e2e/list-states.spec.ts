import { expect, test } from "./fixtures";
import { newOrganization } from "./support/organization";
import { seedInstances } from "./support/seeded";

type List = {
  name: string;
  path: string;
  /** What it is read by, and what is said while that takes its time, when it fails, and when it is there. */
  api: RegExp;
  loading: string;
  failing: string;
  there: string;
};

const LISTS: List[] = [
  {
    name: "the overview",
    path: "/dashboard",
    api: /\/api\/portal\/overview$/,
    loading: "Loading the overview",
    failing: "The overview could not be loaded",
    there: "Nothing needs attention.",
  },
  {
    name: "what the overview draws",
    path: "/dashboard",
    api: /\/api\/portal\/overview\/history/,
    loading: "Loading charts",
    failing: "The charts could not be loaded.",
    there: "Renewals per hour",
  },
  {
    name: "the list of instances",
    path: "/dashboard/instances",
    api: /\/api\/portal\/instances(\?|$)/,
    loading: "Loading instances",
    failing: "The list could not be loaded",
    there: "1 instance",
  },
  {
    name: "the list of apps",
    path: "/dashboard/apps",
    api: /\/api\/portal\/apps$/,
    loading: "Loading apps",
    failing: "The list could not be loaded",
    there: "1 app",
  },
  {
    name: "the list of people and of who is invited",
    path: "/dashboard/people",
    api: /\/api\/portal\/people$/,
    loading: "Loading people",
    failing: "The list could not be loaded",
    there: "No pending invitations.",
  },
  {
    name: "the list of sessions",
    path: "/dashboard/account",
    api: /\/api\/portal\/account$/,
    loading: "Loading your account",
    failing: "Your account could not be loaded",
    there: "1 session",
  },
  {
    name: "the settings",
    path: "/dashboard/settings",
    api: /\/api\/portal\/settings$/,
    loading: "Loading settings",
    failing: "The settings could not be loaded",
    there: "Organization secret",
  },
  {
    name: "the audit log",
    path: "/dashboard/audit-log",
    api: /\/api\/portal\/audit-log$/,
    loading: "Loading the audit log",
    failing: "The audit log could not be loaded",
    there: "Signed in",
  },
];

for (const { name, path, api, loading, failing, there } of LISTS) {
  test(`${name} has bones while it is on its way, says when it fails, and comes when it is asked for again`, async ({
    page,
    portal,
    db,
    signIn,
  }) => {
    const { id: organizationId, admin } = await newOrganization(portal, db);
    await seedInstances(db, { organizationId, email: admin.email }, { counts: { connected: 1 } });
    await signIn(page, admin);
    let release = () => {};
    const held = new Promise<void>((resolve) => (release = resolve));
    let isDown = true;
    await page.route(api, async (route) => {
      await held;
      await (isDown
        ? route.fulfill({ status: 500, json: { message: "Something went wrong here.", requestId: "6561c0a2f1" } })
        : route.continue());
    });
    await page.goto(path);
    const main = page.getByRole("main");
    await expect(main.getByText(loading)).toBeAttached();
    await expect(main.locator(".animate-pulse").first()).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth)).toBe(false);
    release();
    const alert = main.getByRole("alert").filter({ hasText: failing });
    await expect(alert).toContainText("Something went wrong here.");
    await expect(main.locator(".animate-pulse")).toHaveCount(0);
    isDown = false;
    await alert.getByRole("button", { name: "Try again" }).click();
    await expect(main.getByText(there, { exact: true }).first()).toBeVisible();
    await expect(alert).toHaveCount(0);
  });
}

test("what is empty says what would be there, and where to begin", async ({ page, portal, db, signIn }) => {
  const { admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  for (const [path, title] of [
    ["/dashboard", "Welcome to Gangway"],
    ["/dashboard/instances", "No organisation is connected yet"],
    ["/dashboard/apps", "No app is saved yet"],
    ["/dashboard/attempts", "No attempts in the last 30 days"],
  ] as const) {
    await page.goto(path);
    await expect(page.getByRole("main").getByRole("heading", { name: title })).toBeVisible();
    await expect(page.getByRole("main").getByRole("link", { name: "Connect Xero" })).toHaveCount(1);
  }
  await page.goto("/dashboard/audit-log");
  await expect(page.getByText("Signed in")).toBeVisible();
  await page.goto("/dashboard/people");
  await expect(page.getByText("No pending invitations.")).toBeVisible();
});

test("full lists of apps, people, invitations and sessions stay within a phone's width", async ({
  page,
  portal,
  db,
  signIn,
}) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const many = "select to_char(n, 'FM000') from generate_series(1, 60) n";
  await db.query(
    `insert into apps (id, organization_id, name, kind, protocol, key, secret_sealed, callback_url, updated_at)
     select gen_random_uuid(), $1, 'App ' || n, 'public', 'oauth2', gen_random_uuid()::text, '', 'http://localhost/', now()
     from (${many}) given(n)`,
    [organizationId],
  );
  await db.query(
    `with u as (insert into users (email, secret_sealed, secret_hash)
       select $1::text || '-' || n || '@harbour.example', '', sha256(gen_random_uuid()::text::bytea) from (${many}) given(n) returning id)
     insert into memberships (user_id, organization_id, role) select id, $1::uuid, 'member' from u`,
    [organizationId],
  );
  await db.query(
    `insert into invitations (id, organization_id, email, role, token_hash, expires_at)
     select gen_random_uuid(), $1, 'invited-' || n || '@harbour.example', 'member', sha256(gen_random_uuid()::text::bytea), now() + interval '7 days'
     from (${many}) given(n)`,
    [organizationId],
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await signIn(page, admin);
  await db.query(
    `insert into sessions (id, user_id, organization_id, version, user_agent, expires_at)
     select gen_random_uuid(), s.user_id, s.organization_id, s.version, 'Browser ' || n, now() + interval '1 hour'
     from sessions s, (${many}) given(n) where s.organization_id = $1`,
    [organizationId],
  );
  const rows = (name: string) => page.getByRole("main").getByRole("listitem").filter({ hasText: name });
  for (const [path, name, count] of [
    ["/dashboard/apps", "App 0", 60],
    ["/dashboard/people", "harbour.example", 122],
    ["/dashboard/account", "Signed in", 61],
  ] as const) {
    await page.goto(path);
    if (path === "/dashboard/account") await page.getByText("61 sessions", { exact: true }).click();
    await expect(rows(name)).toHaveCount(count);
    expect(await page.evaluate(() => document.documentElement.scrollWidth > innerWidth), path).toBe(false);
  }
});

test("a part of a page that cannot be loaded is said, and the page stays", async ({ page, portal, db, signIn }) => {
  const { id: organizationId, admin } = await newOrganization(portal, db);
  const names = ["Harbour Lane Bakery"];
  await seedInstances(db, { organizationId, email: admin.email }, { names, counts: { connected: 1 } });
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  const menu = page.getByRole("button", { name: "Actions for Harbour Lane Bakery" });
  await expect(menu).toBeVisible();
  await page.route("**/_next/static/**", (route) => route.abort());
  await menu.click();
  await expect(page.getByRole("status").getByText("A part of this page could not be loaded.")).toBeVisible();
  await expect(page.getByRole("link", { name: "Harbour Lane Bakery" })).toBeVisible();
});
