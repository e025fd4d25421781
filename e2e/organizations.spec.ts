import { expect, test } from "./fixtures";
import { CALLBACK, clientOf, consented, contractClient, instanceBody } from "./support/contract-client";
import { inviteByPage, join, newEmail, NEW_PASSWORD } from "./support/invite";
import { connect } from "./support/journey";
import { newOrganization } from "./support/organization";
import { openAccountMenu } from "./support/account-menu";

const headers = { "sec-fetch-site": "same-origin" };

test("an admin makes a second organization, works there, and switches back", async ({
  page,
  portal,
  db,
  simulator,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  const instance = await connect(page, await simulator.createApp("public"), "Ridgeway Cycles");
  await page.goto("/dashboard/settings");
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(page.getByText("Enter a name.")).toBeVisible();
  const name = `Second ${id.slice(0, 8)}`;
  await page.getByRole("region", { name: "Another organization" }).getByLabel("Name").fill(name);
  await page.getByRole("button", { name: "Create organization" }).click();
  await expect(
    page.getByText("Nothing is connected yet").or(page.getByText("No organisation is connected yet")),
  ).toBeVisible();
  await expect(page.getByRole("banner").getByText(name)).toBeVisible();
  await expect(page.getByText("Ridgeway Cycles")).toHaveCount(0);
  expect((await page.request.get(`/api/portal/instances/${instance.id}`)).status()).toBe(404);

  await openAccountMenu(page);
  await page.getByText("Switch organization").first().click();
  await page.getByRole("button", { name: "Harbour Lane" }).first().click();
  await expect(page.getByRole("heading", { name: "Overview" })).toBeVisible();
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("link", { name: /Ridgeway Cycles/ }).first()).toBeVisible();
  expect((await page.request.get(`/api/portal/instances/${instance.id}`)).status()).toBe(200);
  await signIn(page, admin);
  await page.goto("/dashboard/instances");
  await expect(page.getByRole("link", { name: /Ridgeway Cycles/ }).first()).toBeVisible();
});

test("nobody gets into an organization by switching to it", async ({ page, portal, db, signIn, request }) => {
  const [own, other] = [await newOrganization(portal, db), await newOrganization(portal, db)];
  await signIn(page, own.admin);
  for (const id of [other.id, "none", ""]) {
    const answer = await page.request.post("/api/portal/organizations/current", {
      form: { id },
      headers,
      maxRedirects: 0,
    });
    expect(answer.headers().location).toMatch(/^\/dashboard\?not_switched=[\da-f]{24}$/);
  }
  const sessions = await db.query("select 1 from sessions where organization_id = $1", [other.id]);
  expect(sessions).toEqual([]);
  const forged = { form: { id: other.id }, headers: { "sec-fetch-site": "cross-site" }, maxRedirects: 0 };
  expect((await page.request.post("/api/portal/organizations/current", forged)).headers().location).toContain(
    "not_switched",
  );
  await signIn(page, own.member);
  expect((await page.request.post("/api/portal/organizations", { data: { name: "Mine" }, headers })).status()).toBe(
    403,
  );
  expect((await request.post("/api/portal/organizations", { data: { name: "Mine" }, headers })).status()).toBe(401);
});

test("another organization's admin sees nothing: no page, no call of the portal, none of the contract", async ({
  page,
  portal,
  simulator,
  signIn,
  db,
}) => {
  await signIn(page);
  const { id } = await connect(page, await simulator.createApp("public"), "Harbour Lane Bakery");
  const [app] = await db.query<{ id: string }>(
    "select g.app_id id from grants g join instances i on i.grant_id = g.id where i.id = $1",
    [id],
  );
  const stranger = (await newOrganization(portal, db)).admin;
  await signIn(page, stranger);
  for (const path of ["instances", "apps"]) {
    const { items } = (await (await page.request.get(`/api/portal/${path}`)).json()) as { items: object[] };
    expect(items, path).toEqual([]);
  }
  const calls: [string, string, object?][] = [
    ["GET", `instances/${id}`],
    ["PATCH", `instances/${id}`, { name: "Mine" }],
    ["DELETE", `instances/${id}`],
    ["POST", `instances/${id}/token`],
    ["POST", `instances/${id}/renewal`],
  ];
  for (const [method, path, data] of calls) {
    const answer = await page.request.fetch(`/api/portal/${path}`, { method, headers, ...(data && { data }) });
    expect(answer.status(), `${method} ${path}`).toBe(404);
  }
  for (const path of ["connect-more", "reconnect"]) {
    const answer = await page.request.post(`/api/portal/instances/${id}/${path}`, { headers, maxRedirects: 0 });
    expect(answer.headers().location, path).toContain("reason=not_found");
  }
  await page.goto(`/dashboard/instances/${id}`);
  await expect(page.getByRole("heading", { level: 2 }).first()).toBeVisible();
  await expect(page.getByText("Harbour Lane Bakery")).toHaveCount(0);
  await page.goto(`/connect?app=${app!.id}`);
  await expect(page.getByText("Harbour Lane Bakery")).toHaveCount(0);
  for (const [method, path] of [
    ["GET", `/instances/${id}`],
    ["PATCH", `/instances/${id}`],
    ["DELETE", `/instances/${id}`],
    ["GET", `/instances/${id}/token`],
    ["GET", `/instances/${id}/configuration`],
    ["PUT", `/instances/${id}/enabled`],
  ] as const) {
    const body = method === "PATCH" ? { name: "Mine" } : undefined;
    expect((await stranger.client.call(method, path, body)).status, `${method} ${path}`).toBe(404);
  }
  expect((await clientOf(portal).call("GET", `/instances/${id}`)).status).toBe(200);
});

test("secrets of two organizations do not mix", async ({ page, portal, db, signIn }) => {
  const [first, second] = [await newOrganization(portal, db), await newOrganization(portal, db)];
  await signIn(page, first.admin);
  const email = newEmail();
  const link = await inviteByPage(page, email);
  await page.context().clearCookies();
  await join(page, link);
  const reading = await page.request.post("/api/portal/secrets/user/reading", {
    data: { password: NEW_PASSWORD },
    headers,
  });
  const { secret: user } = (await reading.json()) as { secret: string };
  const status = async (organization: string) =>
    (await contractClient(portal.url, { user, organization }).call("GET", "/instances/count")).status;
  expect(await status(first.organizationSecret)).toBe(200);
  expect(await status(second.organizationSecret)).toBe(401);
  for (const act of ["reading", "rotation"])
    expect(
      (
        await page.request.post(`/api/portal/secrets/organization/${act}`, {
          data: { password: NEW_PASSWORD },
          headers,
        })
      ).status(),
    ).toBe(403);
  expect((await page.request.delete("/api/portal/secrets/organization/previous", { headers })).status()).toBe(403);
  expect((await page.request.delete("/api/portal/secrets/other/previous", { headers })).status()).toBe(404);
});

test("callback origins: an instance whose callback leads elsewhere is not made", async ({
  page,
  portal,
  db,
  simulator,
  signIn,
}) => {
  const { id, admin } = await newOrganization(portal, db);
  await signIn(page, admin);
  await page.goto("/dashboard/settings");
  const origins = page.getByLabel("Allowed origins");
  await origins.fill("https://app.example.com/path");
  await page.getByRole("button", { name: "Save origins" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toContainText(
    "“https://app.example.com/path” is not an origin.",
  );
  await origins.fill("https://app.example.com/\nhttps://APP.example.com");
  await page.getByRole("button", { name: "Save origins" }).click();
  await expect(page.getByText("Only these origins are allowed now.")).toBeVisible();
  await expect(origins).toHaveValue("https://app.example.com");

  const app = await simulator.createApp("public");
  const body = instanceBody("element", app, await consented(admin.client, simulator, app));
  const refused = await admin.client.call("POST", "/instances", body);
  expect([refused.status, refused.body.message]).toEqual([
    403,
    'configuration["oauth.callback.url"] points to an origin that this organization does not allow.',
  ]);
  await origins.fill(`https://app.example.com\n${new URL(CALLBACK).origin}`);
  await page.getByRole("button", { name: "Save origins" }).click();
  await expect(origins).toHaveValue(/localhost:9/);
  await expect.poll(async () => (await admin.client.call("POST", "/instances", body)).status).toBe(200);
  await connect(page, await simulator.createApp("public"), "Ridgeway Cycles");
  const events = await db.query<{ data: object }>(
    "select data from events where organization_id = $1 and type = 'organization.callback_origins_changed' order by id",
    [id],
  );
  expect(events[0]?.data).toEqual({ origins: "https://app.example.com" });
});
