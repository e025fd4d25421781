import { beforeAll, describe, expect, it } from "vitest";
import { openInBrowser } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { encryptAppSecrets } from "@/lib/apps/credentials";
import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { handleCallback } from "@/lib/connect/handle-callback";
import { makeLink } from "@/lib/links/create";
import { readLinkForm } from "@/lib/links/read-link";
import { scopesFor } from "@/lib/xero/scopes";
import { beginForCustomer } from "./begin";
import { afterConsent } from "./finish";
import { keysPage } from "./keys";
import { findOwn } from "./read-page";
import { submitOwnKeys } from "./submit-keys";
import type { KeysView } from "./view";
import { findVisitor } from "./visitor";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const SCOPES = scopesFor(["contacts", "invoices"], false);

/** A customer on the page for the keys, with a link of their own. */
async function atKeys(name = "Harbour Lane Bakery") {
  const { id, token } = await makeLink(caller, readLinkForm({ appId: "customer", name }));
  const { visitor, jar } = await openInBrowser(token);
  const again = async () => (await findVisitor(id, jar.cookieOf, null))!;
  const attemptOf = (location: string) => new URL(location, "http://x").searchParams.get("attempt")!;
  const { location } = await beginForCustomer(visitor, jar.cookieOf);
  expect(location).toMatch(/^\/c\/keys\?/);
  const attempt = attemptOf(location);
  const submit = async (key: string, secret: string) => {
    const now = await again();
    const result = await submitOwnKeys(now, (await findOwn(now, attempt))!, { key, secret });
    if (result.cookie) jar.keep(result.cookie);
    return result.location;
  };
  const shown = async () => ((await keysPage(await again(), attempt)) as { view: KeysView }).view;
  const appOfLink = async () => {
    const [row] = await database.query<{ app_id: string | null }>("select app_id from links where id = $1", [id]);
    return row!.app_id;
  };
  return { id, token, jar, again, attempt, submit, shown, appOfLink };
}

const newApp = () => simulator.control().createOAuth2App("public", callbackUrl());
const appsOf = (key: string) =>
  database.query<{ id: string; name: string; scopes: string[]; created_by_id: number | null }>(
    "select id, name, scopes, created_by_id from apps where key = $1",
    [key],
  );
const eventsOf = (app: string) =>
  database.query("select type, actor from events where data ->> 'app' = $1 order by id", [app]);

it("right keys become an app of the organization, and the customer connects with it", async () => {
  const customer = await atKeys("Harbour Lane Bakery");
  const { key, secret } = await newApp();
  const location = await customer.submit(key, secret);
  const sent = new URL(location).searchParams;
  expect([sent.get("client_id"), sent.get("scope")]).toEqual([key, SCOPES.join(" ")]);
  const [app] = await appsOf(key);
  expect(app).toEqual({
    id: await customer.appOfLink(),
    name: "Harbour Lane Bakery",
    scopes: SCOPES,
    created_by_id: null,
  });
  expect(await eventsOf("Harbour Lane Bakery")).toEqual([{ type: "app.saved", actor: "Harbour Lane Bakery (link)" }]);
  const back = await simulator.control().agree(location, { organisations: [0] });
  const outcome = await handleCallback(new URL(back.location).searchParams, (attempt) =>
    customer.jar.cookieOf(`gangway-attempt-${attempt}`),
  );
  expect(outcome).toMatchObject({ reason: null, linkId: customer.id });
  expect(await afterConsent(await customer.again(), customer.attempt)).toContain("/c/done");
  const [made] = await database.query("select app_id from instances where link_id = $1", [customer.id]);
  expect(made).toEqual({ app_id: app!.id });
});

describe("wrong keys", () => {
  it("are kept and named, and save nothing", async () => {
    const customer = await atKeys();
    const { key, secret } = await newApp();
    expect(await customer.submit("", "")).toMatch(/^\/c\/keys\?/);
    expect(await customer.shown()).toMatchObject({ problems: { key: "keyMissing", secret: "secretMissing" } });
    await customer.submit(key, "two words");
    expect(await customer.shown()).toMatchObject({ key, hasSecret: true, problems: { secret: "unreadable" } });
    await customer.submit(key, "wrong".repeat(8));
    const view = await customer.shown();
    expect(view).toMatchObject({ key, hasSecret: true, problems: { both: "refused" } });
    expect(JSON.stringify(view)).not.toContain("wrongwrong");
    expect([await appsOf(key), await customer.appOfLink()]).toEqual([[], null]);
    await customer.submit(key, secret);
    expect(await appsOf(key)).toHaveLength(1);
  });

  it("are not what Xero’s silence makes of them", async () => {
    const customer = await atKeys();
    const { key, secret } = await newApp();
    await simulator.control().fault({ path: "/connect/token", key, kind: "status", status: 503, body: "", times: 1 });
    await customer.submit(key, secret);
    expect(await customer.shown()).toMatchObject({ key, hasSecret: true, problems: { both: "busy" } });
    expect(await customer.submit(key, "")).toContain("client_id");
  });
});

describe("keys that the organization has", () => {
  it("are that app, unchanged", async () => {
    const [first, second] = [await atKeys("First"), await atKeys("Second")];
    const { key, secret } = await newApp();
    await first.submit(key, secret);
    await second.submit(key, secret);
    expect(await appsOf(key)).toMatchObject([{ name: "First" }]);
    expect(await second.appOfLink()).toBe(await first.appOfLink());
  });

  it("with another secret are replaced by nobody but who entered them", async () => {
    const [owner, other] = [await atKeys("Owner"), await atKeys("Other")];
    const { key, secret } = await newApp();
    await owner.submit(key, secret);
    const row = { id: (await owner.appOfLink())!, organizationId: caller.organizationId };
    const { secretSealed } = encryptAppSecrets(row, "of last year", null);
    await database.query("update apps set secret_sealed = $2 where id = $1", [row.id, secretSealed]);
    await other.submit(key, secret);
    expect(await other.shown()).toMatchObject({ problems: { both: "taken" } });
    expect(await other.appOfLink()).toBeNull();
    expect(await owner.submit(key, secret)).toContain("client_id");
    expect(await eventsOf("Owner")).toMatchObject([{ type: "app.saved" }, { type: "app.secret_replaced" }]);
  });

  it("sent twice at once are one app", async () => {
    const customer = await atKeys("Twice");
    const { key, secret } = await newApp();
    await Promise.all([customer.submit(key, secret), customer.submit(key, secret)]);
    expect(await appsOf(key)).toHaveLength(1);
  });
});

it("an app takes another name where the link’s is taken", async () => {
  const [one, two] = [await atKeys("Same"), await atKeys("Same")];
  const [first, second] = [await newApp(), await newApp()];
  await one.submit(first.key, first.secret);
  await two.submit(second.key, second.secret);
  expect(await appsOf(second.key)).toMatchObject([{ name: `Same ${second.key.slice(0, 6)}` }]);
});

it("what was entered is there when the link is opened again, for its browser only", async () => {
  const customer = await atKeys();
  await customer.submit("A".repeat(32), "");
  const { location } = await beginForCustomer(await customer.again(), customer.jar.cookieOf);
  expect(location).toContain(customer.attempt);
  const stranger = await openInBrowser(customer.token);
  expect((await beginForCustomer(stranger.visitor, stranger.jar.cookieOf)).location).not.toContain(customer.attempt);
  expect(await keysPage(stranger.visitor, customer.attempt)).toHaveProperty("redirectTo");
});

it("a link for several customers, or of a saved app, takes no keys", async () => {
  const form = readLinkForm({ appId: "customer", name: "Many", maxUses: "2" });
  await expect(makeLink(caller, form)).rejects.toMatchObject({ entry: "Can be used" });
});

it("20 tries of one link are enough for a while", async () => {
  const customer = await atKeys();
  for (let count = 0; count < 20; count++) await customer.submit("", "");
  await expect(customer.submit("", "")).rejects.toMatchObject({ code: "too_many_requests" });
});
