import { hash } from "@node-rs/argon2";
import { randomBytes, randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";
import { clientOf } from "./support/contract-client";
import { connect } from "./support/journey";

/** A member of the admin's organization. */
async function makeMember(db: { query: (sql: string, values: unknown[]) => Promise<unknown> }) {
  const who = { email: `member-${randomUUID()}@lantern.example`, password: "a member's password" };
  await db.query(
    `with u as (insert into users (email, password_hash, secret_sealed, secret_hash) values ($1, $2, '', $3) returning id)
     insert into memberships (user_id, organization_id, role)
     select u.id, m.organization_id, 'member' from u, (select organization_id from memberships where role = 'admin' order by created_at limit 1) m`,
    [who.email, await hash(who.password), randomBytes(32)],
  );
  return who;
}

test("a member sees what they connected and nothing else; an admin sees both", async ({
  page,
  browser,
  portal,
  simulator,
  db,
  signIn,
}) => {
  await signIn(page);
  const admins = await connect(page, await simulator.createApp("public"), "Ridgeway Cycles");
  const who = await makeMember(db);
  const context = await browser.newContext({ baseURL: portal.url });
  const theirs = await context.newPage();
  await signIn(theirs, who);
  const own = await connect(theirs, await simulator.createApp("public"), "Harbour Lane Bakery");

  const list = (await (await theirs.request.get("/api/portal/instances")).json()) as { items: { id: number }[] };
  expect(list.items.map(({ id }) => id)).toEqual([own.id]);
  expect((await theirs.request.get(`/api/portal/instances/${admins.id}`)).status()).toBe(404);
  const headers = { "sec-fetch-site": "same-origin" };
  const disable = await theirs.request.patch(`/api/portal/instances/${own.id}`, { data: { disabled: true }, headers });
  expect(disable.status()).toBe(403);
  await theirs.goto(`/dashboard/instances/${admins.id}`);
  await expect(theirs.getByText("Ridgeway Cycles")).toHaveCount(0);
  await context.close();

  expect((await clientOf(portal).call("GET", `/instances/${own.id}`)).status).toBe(200);
});

test("who is signed out gets nothing, and another site's page cannot act", async ({
  page,
  browser,
  portal,
  signIn,
}) => {
  const context = await browser.newContext({ baseURL: portal.url });
  for (const path of ["instances", "instances/1", "apps", "webhooks"]) {
    expect((await context.request.get(`/api/portal/${path}`)).status()).toBe(401);
  }
  const stranger = await context.newPage();
  await stranger.goto("/dashboard/instances");
  await expect(stranger).toHaveURL(/\/sign-in/);
  await context.close();
  await signIn(page);
  const forged = await page.request.delete("/api/portal/instances/1", { headers: { "sec-fetch-site": "cross-site" } });
  expect(forged.status()).toBe(403);
});

test("a raised session version ends every session at once", async ({ browser, portal, db, signIn }) => {
  const who = await makeMember(db);
  const context = await browser.newContext({ baseURL: portal.url });
  const page = await context.newPage();
  await signIn(page, who);
  expect((await page.request.get("/api/portal/instances")).status()).toBe(200);
  await db.query("update users set session_version = session_version + 1 where email = $1", [who.email]);
  expect((await page.request.get("/api/portal/instances")).status()).toBe(401);
  await context.close();
});
