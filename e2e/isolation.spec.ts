import type { APIRequestContext } from "@playwright/test";
import { API_SCOPES, INSTANCE_SCOPES } from "@/lib/api-scopes";
import { expect, test as base } from "./fixtures";
import { API_CALLS, pathOf, type Row } from "./isolation/api-calls";
import { furnished, type Ids, MARK, SAME_ORIGIN } from "./isolation/neighbour";
import { CUSTOMER_CALLS } from "./isolation/customer-calls";
import { addressOf, PAGES } from "./isolation/pages";
import { callsInFiles, callsInTable, pagesInFiles, pathWith } from "./isolation/paths";
import { PORTAL_CALLS, type PortalRow } from "./isolation/portal-calls";
import { contentOf } from "./isolation/unchanged";

type Furnished = Awaited<ReturnType<typeof furnished>>;

/** An organization, and the neighbour whose things its people and keys name. */
const test = base.extend<object, { own: Furnished; neighbour: Furnished }>({
  own: [
    async ({ browser, portal, simulator, db }, use) => use(await furnished(browser, { portal, simulator, db }, "Own")),
    { scope: "worker" },
  ],
  neighbour: [
    async ({ browser, portal, simulator, db }, use) => use(await furnished(browser, { portal, simulator, db }, MARK)),
    { scope: "worker" },
  ],
});

const ROWS = Object.entries<Row>(API_CALLS);

/** An API key tells nothing where anybody may call. */
const KEY_ROWS = ROWS.filter(([, row]) => row.who !== "anybody");

/** Makes a call of the contract with the neighbour's ids. */
async function call(own: Furnished, neighbour: Furnished, name: string, row: Row, authorization: string) {
  const method = name.slice(0, name.indexOf(" "));
  const query = row.query ? `?${row.query(neighbour.ids)}` : "";
  const address = `${own.admin.client.base}${pathOf(name, neighbour.ids)}${query}`;
  const token = row.isByToken && authorization.startsWith("User") ? `, Element ${neighbour.ids.token}` : "";
  const answer = await fetch(address, {
    method,
    headers: { "content-type": "application/json", ...(authorization && { authorization: authorization + token }) },
    ...(row.body && { body: JSON.stringify(row.body(neighbour.ids)) }),
  });
  return { status: answer.status, text: await answer.text() };
}

test("no call of the contract reaches what another organization has", async ({ own, neighbour, db }) => {
  const before = await contentOf(db, neighbour.ids.organization);
  for (const who of [own.admin, own.member]) {
    const { authorization } = who.client.headers;
    for (const [name, row] of ROWS) {
      const { status, text } = await call(own, neighbour, name, row, authorization);
      const isMembersOwn = who === own.member && status === 403;
      if (!isMembersOwn) expect.soft(status, name).toBe(row.foreign);
      expect.soft(text, name).not.toContain(MARK);
    }
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("a member reaches nothing that only admins may, and no instance of somebody else", async ({ neighbour, db }) => {
  const before = await contentOf(db, neighbour.ids.organization);
  const { authorization } = neighbour.member.client.headers;
  for (const [name, row] of ROWS) {
    const { status, text } = await call(neighbour, neighbour, name, row, authorization);
    expect.soft(status, name).toBe(row.member);
    if (name !== "GET /organizations/me") expect.soft(text, name).not.toContain(MARK);
  }
  // A member may add what is their own.
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(expect.arrayContaining(before));
});

test("an API key makes the calls of its scope and no other, in its own organization", async ({
  own,
  neighbour,
  db,
}) => {
  const before = await contentOf(db, neighbour.ids.organization);
  for (const scope of API_SCOPES) {
    const { body } = await own.admin.client.call("POST", "/keys", { name: `Only ${scope}`, scopes: [scope] });
    for (const [name, row] of KEY_ROWS) {
      const { status, text } = await call(own, neighbour, name, row, `Bearer ${String(body.key)}`);
      const may = ["caller", scope].includes(row.who) || scope === "admin";
      expect.soft(status, `${name} with ${scope}`).toBe(may ? (row.isByToken ? 400 : row.foreign) : 403);
      expect.soft(text, name).not.toContain(MARK);
    }
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("a key of an instance reaches that instance alone", async ({ own, neighbour, db }) => {
  const before = await contentOf(db, neighbour.ids.organization);
  const made = await own.admin.client.call("POST", `/instances/${own.ids.instance}/keys`, {
    name: "One",
    scopes: INSTANCE_SCOPES,
  });
  for (const [name, row] of ROWS) {
    if (row.isByToken) continue; // names its own instance
    const { status, text } = await call(own, neighbour, name, row, `Bearer ${String(made.body.key)}`);
    const may = row.who === "anybody" || INSTANCE_SCOPES.some((scope) => scope === row.who);
    expect.soft(status, name).toBe(may ? row.foreign : 403);
    expect.soft(text, name).not.toContain(MARK);
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("who shows nothing is answered by what is open, and by nothing else", async ({ own, neighbour }) => {
  for (const [name, row] of ROWS) {
    const { status, text } = await call(own, neighbour, name, row, "");
    expect.soft(status, name).toBe(row.who === "anybody" ? row.foreign : 401);
    expect.soft(text, name).not.toContain(MARK);
  }
});

const PORTAL_ROWS = Object.entries(PORTAL_CALLS);

async function portalCall(session: APIRequestContext, name: string, row: PortalRow, ids: Ids) {
  const answer = await session.fetch(`/api/portal/${pathWith(name, ids)}`, {
    method: name.slice(0, name.indexOf(" ")),
    maxRedirects: 0,
    ...(row.form ? { form: row.form(ids) } : { data: row.json?.(ids) ?? {} }),
  });
  return { status: answer.status(), text: await answer.text(), location: answer.headers().location ?? "" };
}

test("the tables have every call of the portal and of the customers' pages, and every page", () => {
  expect(callsInTable(PORTAL_CALLS)).toEqual(callsInFiles("api/portal"));
  expect(callsInTable(CUSTOMER_CALLS)).toEqual(callsInFiles("api/customer"));
  expect(callsInTable(PAGES)).toEqual(pagesInFiles());
});

test("no call of the portal reaches what another organization has", async ({ own, neighbour, db }) => {
  const before = await contentOf(db, neighbour.ids.organization);
  for (const [session, isAdmin] of [
    [own.session, true],
    [own.memberSession, false],
  ] as const) {
    for (const [name, row] of PORTAL_ROWS) {
      if (row.foreign === null || (!isAdmin && row.member === null)) continue;
      const { status, text, location } = await portalCall(session, name, row, neighbour.ids);
      if (isAdmin || status !== 403) expect.soft(status, name).toBe(row.foreign);
      expect.soft(text + location, name).not.toContain(MARK);
      expect.soft(location, name).not.toContain("authorize");
    }
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("in the portal a member reaches nothing that only admins may, and no instance of somebody else", async ({
  neighbour,
  db,
}) => {
  const before = await contentOf(db, neighbour.ids.organization);
  for (const [name, row] of PORTAL_ROWS) {
    if (row.member === null) continue;
    const { status, text } = await portalCall(neighbour.memberSession, name, row, neighbour.ids);
    expect.soft(status, name).toBe(row.member);
    if (!/^GET (account|account\/data|apps|instances\/options|apps\/\{app\})$/.test(name))
      expect.soft(text, name).not.toContain(MARK);
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("who is signed out gets nothing from the portal", async ({ playwright, portal, neighbour }) => {
  const nobody = await playwright.request.newContext({ baseURL: portal.url, extraHTTPHeaders: SAME_ORIGIN });
  for (const [name, row] of PORTAL_ROWS) {
    const { status, text, location } = await portalCall(nobody, name, row, neighbour.ids);
    expect.soft(status, name).toBe(row.out);
    if (status === 303) expect.soft(location, name).toContain("/sign-in");
    expect.soft(text, name).not.toContain(MARK);
  }
});

test("no page shows what another organization has", async ({ own, neighbour, db }) => {
  const before = await contentOf(db, neighbour.ids.organization);
  for (const session of [own.session, own.memberSession]) {
    for (const page of Object.entries(PAGES)) {
      const answer = await session.get(addressOf(page, neighbour.ids));
      expect.soft(await answer.text(), page[0]).not.toContain(MARK);
      expect.soft(answer.status(), page[0]).toBeLessThan(500);
    }
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});

test("no page of a user or a customer is kept by a browser or on its way", async ({ playwright, portal, own }) => {
  const customer = await playwright.request.newContext({ baseURL: portal.url, extraHTTPHeaders: SAME_ORIGIN });
  await customer.get(own.ids.linkUrl);
  const shown = new Set<string>();
  for (const session of [own.session, customer])
    for (const page of Object.entries(PAGES)) {
      const answer = await session.get(addressOf(page, own.ids), { maxRedirects: 0 });
      if (answer.ok()) shown.add(page[0]);
      expect.soft(answer.headers()["cache-control"], page[0]).toContain("no-store");
      // What a link within the portal reads of it: Next.js first has it come to an address of its own.
      const part = await session.get(addressOf(page, own.ids), { headers: { rsc: "1" } });
      expect.soft(part.headers()["cache-control"], page[0]).toContain("no-store");
    }
  // The others are shown in the middle of something, and lead elsewhere here.
  expect([...shown]).toEqual(
    expect.arrayContaining([
      "/c",
      "/c/connections",
      "/connect/keys",
      "/dashboard/account",
      "/dashboard/instances/{instance}",
    ]),
  );
  for (const [name, row] of PORTAL_ROWS.filter(([name]) => name.startsWith("GET "))) {
    if (row.foreign === null) continue;
    const answer = await own.session.get(`/api/portal/${pathWith(name, own.ids)}`, { maxRedirects: 0 });
    expect.soft(answer.headers()["cache-control"], name).toContain("no-store");
  }
});

test("searches find nothing of another organization", async ({ own }) => {
  const found = async (path: string) => (await own.session.get(`/api/portal/${path}search=${MARK}`)).text();
  for (const path of ["instances?", "instances/count?", "instances/export?"])
    expect(await found(path), path).not.toContain(MARK);
  expect(JSON.parse(await found("instances?"))).toMatchObject({ items: [] });
});

test("a customer reaches neither another customer's link nor their connections", async ({
  playwright,
  portal,
  own,
  neighbour,
  db,
}) => {
  const before = await contentOf(db, neighbour.ids.organization);
  const customer = await playwright.request.newContext({ baseURL: portal.url, extraHTTPHeaders: SAME_ORIGIN });
  expect((await customer.get(own.ids.linkUrl)).ok()).toBe(true);
  for (const [name, { status, form }] of Object.entries(CUSTOMER_CALLS)) {
    const method = name.slice(0, name.indexOf(" "));
    const address = `/api/customer/${pathWith(name, neighbour.ids)}`;
    const answer = await customer.fetch(address, { method, maxRedirects: 0, form: form?.(neighbour.ids) ?? {} });
    expect.soft(answer.status(), name).toBe(status);
    const { location } = answer.headers();
    expect.soft(location ?? "/c/", name).toMatch(/^\/c\b/);
    const next = location ? await (await customer.get(location)).text() : "";
    expect.soft((await answer.text()) + next, name).not.toContain(MARK);
  }
  expect(await contentOf(db, neighbour.ids.organization)).toEqual(before);
});
