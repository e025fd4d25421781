import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { agreeInBrowser, type CustomersBrowser, openInBrowser, PLAIN_LINK } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { changeAttempt, newSavedApp, type SavedApp, storedAttempt } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { deleteOldAttempts } from "@/lib/attempts/store";
import type { UserCaller } from "@/lib/caller";
import { revokeLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import type { Organisation } from "@/lib/xero/model";
import { beginForCustomer } from "./begin";
import { connectForCustomer } from "./finish";
import { choosePage, donePage, endedPage, findOwn, placeOf, verifyPage, welcomePage } from "./read-page";
import { customerPages, readCustomerEnd } from "./view";
import { findVisitor } from "./visitor";

const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
let app: SavedApp;
beforeAll(async () => {
  caller = await admin();
  app = await newSavedApp(control(), caller);
  await database.query("update organizations set callback_origins = array['https://host.example']");
});

const RETURN = "https://host.example/back?tenant=7";
const NO_BRANDING = {
  logoUrl: null,
  accentUrl: null,
  reasons: {},
  supportEmail: null,
  privacyUrl: null,
  termsUrl: null,
};
const ACCESS = { areas: ["invoices", "settings"], canWrite: false };

async function opened(more: Partial<LinkToCreate> = {}) {
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: app.id, ...more });
  const browser = await openInBrowser(link.token);
  const again = async () => (await findVisitor(link.id, browser.jar.cookieOf, null))!;
  const frame = {
    linkId: link.id,
    hostId: caller.organizationId,
    host: { name: "Lantern", shortName: "Lantern", ...NO_BRANDING },
    telling: null,
    backUrl: null,
    reconnectName: null,
  };
  return { ...link, browser, visitor: browser.visitor, again, frame };
}

/** The same with a site that opened the window, which is told `message`. */
const told = (id: string, message: object) => ({
  telling: { origin: "https://host.example", session: id, message },
  backUrl: `${RETURN}&session=${id}&status=exit`,
});
const at = (place: string) => ({ gangway: "at", at: place });
const agree = (browser: CustomersBrowser, organisations: number[]) => agreeInBrowser(control(), browser, organisations);
const past = () => new Date(Date.now() - 1);

describe("the first page of a link", () => {
  it("says who asks for what, for whom, until when", async () => {
    const { id, visitor, frame } = await opened({ returnUrl: RETURN });
    expect(await welcomePage(visitor)).toEqual({
      view: {
        ...frame,
        ...told(id, at("welcome")),
        madeFor: "Harbour Lane Bakery",
        madeAt: visitor.link.createdAt.toISOString(),
        expiresAt: visitor.link.expiresAt.toISOString(),
        access: ACCESS,
        isTierFull: false,
      },
    });
    const many = await opened({ maxUses: 2 });
    expect(await welcomePage(many.visitor)).toMatchObject({ view: { madeFor: null, telling: null, backUrl: null } });
  });

  it("warns of a full tier, but not who is connected already, and not without an app", async () => {
    const full = await newSavedApp(control(), caller);
    const connected = [];
    for (let made = 0; made < 5; made++)
      connected.push(
        await instance(caller, { key: full.key, protocol: "oauth2", name: "Mill", organisation: randomUUID() }),
      );
    const shown = async (more: Partial<LinkToCreate>) => {
      const { visitor } = await opened(more);
      const page = await welcomePage(visitor);
      return "view" in page ? [page.view.isTierFull, page.view.reconnectName, page.view.access.areas] : page;
    };
    expect(await shown({ appId: full.id })).toEqual([true, null, ACCESS.areas]);
    expect(await shown({ instanceId: connected[0]!.id })).toEqual([false, "Mill Limited", ACCESS.areas]);
    expect(await shown({ appId: null })).toEqual([false, null, ["invoices", "contacts", "settings"]]);
  });

  it("is that of its end once the link is revoked, used or over", async () => {
    const { id, again } = await opened();
    for (const [column, end] of [
      ["uses = max_uses", "used"],
      ["uses = 0, expires_at = now() - interval '1 second'", "expired"],
      ["revoked_at = now()", "revoked"],
    ] as const) {
      await database.query(`update links set ${column} where id = $1`, [id]);
      const redirectTo = `/c/ended?link=${id}&reason=link_${end}`;
      expect(await welcomePage(await again())).toEqual({ redirectTo });
    }
  });
});

it("the page for the code says to which address it went, in part", async () => {
  const { id, visitor, frame } = await opened();
  const asked = {
    ...visitor,
    link: { ...visitor.link, verify: "email", email: "jo@bakery.example" },
  } as typeof visitor;
  const view = { ...frame, codeId: "code", isWrong: true, maskedEmail: "j•••@bakery.example" };
  expect(verifyPage(asked, "code", true)).toEqual({ view });
  const elsewhere = { redirectTo: `/c?link=${id}` };
  for (const change of [{ verify: "host" }, { verify: null }, { email: null }, { revokedAt: new Date() }])
    expect(verifyPage({ ...asked, link: { ...asked.link, ...change } } as typeof asked, "code", true)).toEqual(
      elsewhere,
    );
});

describe("the choice of businesses", () => {
  it("shows all of them, those that are connected last, and how long it is kept", async () => {
    const { id, browser, visitor, frame } = await opened({ returnUrl: RETURN, externalId: "cus_choice" });
    const attemptId = await agree(browser, [1, 5]);
    const { state } = await storedAttempt(attemptId);
    const [first, second] = state.reached!.organisations as [Organisation, Organisation];
    const made = await instance(caller, { organisation: first.organisationId });
    await database.query("update instances set external_id = 'cus_choice' where id = $1", [made.id]);
    const [row] = await database.query<{ created_at: Date }>("select created_at from instances where id = $1", [
      made.id,
    ]);
    const business = ({ xeroId: key, name, legalName, countryCode, currency, isDemoCompany }: Organisation) => ({
      key,
      name,
      legalName,
      countryCode,
      currency,
      isDemoCompany,
      connectedSince: null as string | null,
    });
    const page = {
      ...frame,
      ...told(id, at("choose")),
      attemptId,
      minutesLeft: 15,
      businesses: [business(second), { ...business(first), connectedSince: row!.created_at.toISOString() }],
      unavailable: [],
      isEmpty: false,
    };
    expect(await choosePage(visitor, attemptId, false)).toEqual({ view: page });
    await changeAttempt(attemptId, { expiresAt: new Date(Date.now() + 61_000) });
    expect(await choosePage(visitor, attemptId, true)).toMatchObject({ view: { minutesLeft: 2, isEmpty: true } });
    await changeAttempt(attemptId, { expiresAt: past() });
    const redirectTo = `/c/ended?link=${id}&attempt=${attemptId}&reason=expired`;
    expect(await choosePage(visitor, attemptId, true)).toEqual({ redirectTo });
  });

  it("names what Xero does not open at the moment", async () => {
    const own = await newSavedApp(control(), caller);
    const { browser, visitor } = await opened({ appId: own.id });
    const tenantId = "5b90d7e2-41fa-4e0c-b8d6-73c1a9e4f208";
    await control().fault({ path: "/api.xro/2.0/Organisation", key: own.key, tenantId, kind: "status", status: 503 });
    const attempt = await agree(browser, [0, 1, 2]);
    const unavailable = [{ key: tenantId, name: "Ridgeway Cycles" }];
    expect(await choosePage(visitor, attempt, false)).toMatchObject({ view: { unavailable, businesses: [{}, {}] } });
  });
});

describe("the last page", () => {
  it("shows what was connected, and leads back to the host with the code", async () => {
    const { id, browser, visitor, frame } = await opened({ returnUrl: RETURN, externalId: "cus_done" });
    const attempt = await agree(browser, [2]);
    const row = (await findOwn(visitor, attempt))!;
    expect(await donePage(visitor, attempt)).toEqual({ redirectTo: `/c/choose?link=${id}&attempt=${attempt}` });
    const { organisations } = (await storedAttempt(attempt)).state.reached!;
    const done = `/c/done?link=${id}&attempt=${attempt}`;
    expect(await connectForCustomer(visitor, row, organisations)).toBe(done);
    const { state } = await storedAttempt(attempt);
    const code = state.result!;
    const businesses = [{ id: state.connected![0], name: "Kōwhai Physiotherapy", access: ACCESS }];
    const page = { ...frame, ...told(id, { gangway: "success", code }), businesses, isReconnect: false };
    const returnUrl = `${RETURN}&session=${id}&code=${code}`;
    expect(await donePage(visitor, attempt)).toEqual({ view: { ...page, returnUrl } });
    expect(await choosePage(visitor, attempt, false)).toEqual({ redirectTo: done });
    await database.query("update attempts set expires_at = now() - interval '1 second' where id = $1", [attempt]);
    await deleteOldAttempts();
    const later = { ...page, ...told(id, at("ended")), returnUrl: null };
    expect(await donePage(visitor, attempt)).toEqual({ view: later });
  });

  it("leads nowhere without a return address, and knows a reconnect", async () => {
    const made = await instance(caller, { name: "Again", key: "AGAIN", protocol: "oauth2" });
    const { browser, visitor } = await opened({ instanceId: made.id });
    const { location, cookie } = await beginForCustomer(visitor, browser.jar.cookieOf);
    expect([location.includes("client_id=AGAIN"), cookie === null]).toEqual([true, false]);
    const [row] = await database.query<{ id: string }>("select id from attempts where link_id = $1", [visitor.link.id]);
    await changeAttempt(row!.id, { status: "connected" }, { connected: [made.id], result: "code" });
    const view = { isReconnect: true, returnUrl: null, telling: null, reconnectName: "Again Limited" };
    expect(await donePage(visitor, row!.id)).toMatchObject({ view });
  });
});

describe("the page of an end", () => {
  const nothing = {
    code: null,
    expiresAt: null,
    canStartAgain: false,
    attemptId: null,
    isKept: false,
    hasOwnKeys: false,
  };

  it("without the link's cookie says the reason only, or that the cookie is missing", async () => {
    for (const reason of ["declined", "link_used", "no_cookies"] as const)
      expect(await endedPage(null, reason, undefined)).toEqual({ reason, frame: null, ...nothing });
    for (const reason of ["not_now", "link_expired"] as const)
      expect(await endedPage(null, reason, undefined)).toEqual({ reason: "no_cookies", frame: null, ...nothing });
  });

  it("with it says what can be done, and tells the host", async () => {
    const { id, browser, visitor, again, frame } = await opened({ returnUrl: RETURN });
    const expiresAt = visitor.link.expiresAt.toISOString();
    const left = { ...nothing, expiresAt, canStartAgain: true };
    const framed = (message: object) => ({ ...frame, ...told(id, message) });
    expect(await endedPage(visitor, "not_now", undefined)).toEqual({
      reason: "not_now",
      frame: framed(at("welcome")),
      ...left,
    });
    expect(await endedPage(visitor, "declined", "no-id")).toEqual({
      reason: "declined",
      frame: framed(at("xero")),
      ...left,
    });
    const attemptId = await agree(browser, [0, 1]);
    const code = attemptId.slice(-4).toUpperCase();
    const failed = framed({ gangway: "error", reason: "xero_busy", supportCode: code });
    const page = { reason: "xero_busy", frame: failed, ...left, code, attemptId, isKept: true };
    expect(await endedPage(visitor, "xero_busy", attemptId)).toEqual(page);
    await changeAttempt(attemptId, { expiresAt: past() });
    expect(await endedPage(visitor, "xero_busy", attemptId)).toEqual({ ...page, isKept: false });
    await changeAttempt(attemptId, { expiresAt: new Date(Date.now() + 60_000), status: "failed" });
    expect(await endedPage(visitor, "xero_busy", attemptId)).toEqual({ ...page, isKept: false });
    await revokeLink(caller, id);
    expect(await endedPage(await again(), "failed", undefined)).toMatchObject({ canStartAgain: false });
    const keys = await opened({ appId: null });
    expect(await endedPage(keys.visitor, "failed", undefined)).toMatchObject({ hasOwnKeys: true });
  });
});

describe("a customer's attempt", () => {
  it("is at the page that its state says", async () => {
    const { id, browser, visitor } = await opened();
    const attempt = await agree(browser, [0, 1]);
    const place = async (change: object, more = {}) => {
      await changeAttempt(attempt, change, more);
      return placeOf(visitor.link, (await storedAttempt(attempt)).row);
    };
    const query = `link=${id}&attempt=${attempt}`;
    expect(await place({})).toBe(`/c/choose?${query}`);
    expect(await place({}, { reached: undefined })).toBe(`/c/ended?${query}&reason=xero_unreachable`);
    expect(await place({}, { code: undefined })).toBe(`/c?link=${id}`);
    expect(await place({ expiresAt: past() })).toBe(`/c/ended?${query}&reason=expired`);
    expect(await place({ status: "failed", problem: "refused" })).toBe(`/c/ended?${query}&reason=refused`);
    expect(await place({ status: "declined", problem: "?" })).toBe(`/c/ended?${query}&reason=failed`);
    expect(await place({ status: "connected" })).toBe(`/c/done?${query}`);
  });

  it("is its browser's alone, on every page", async () => {
    const { id, token, browser, visitor } = await opened();
    const attempt = await agree(browser, [0, 1]);
    const { visitor: stranger } = await openInBrowser(token);
    const redirectTo = `/c/ended?link=${id}&reason=not_found`;
    for (const [who, which] of [
      [stranger, attempt],
      [visitor, undefined],
      [visitor, "no-id"],
    ] as const) {
      expect(await findOwn(who, which)).toBeNull();
      expect(await choosePage(who, which, false)).toEqual({ redirectTo });
      expect(await donePage(who, which)).toEqual({ redirectTo });
    }
  });
});

it("reasons and addresses are read as they are written", () => {
  const known = [
    "incomplete",
    "no_cookies",
    "not_now",
    "not_verified",
    "too_many",
    "link_revoked",
    "link_expired",
    "link_used",
  ];
  for (const reason of [...known, "declined"]) expect(readCustomerEnd(reason)).toBe(reason);
  for (const reason of [undefined, "nonsense"]) expect(readCustomerEnd(reason)).toBe("failed");
  expect(customerPages.verified({ link: "l" }, "p")).toBe("/c/verified?link=l&proof=p");
  expect(customerPages.verify({ link: "l" }, "c")).toBe("/c/verify?link=l&code=c");
  expect(customerPages.connections("h")).toBe("/c/connections?host=h");
  expect(customerPages.code("h", "c")).toBe("/c/connections?host=h&code=c");
  expect(customerPages.record("h")).toBe("/c/connections/record?host=h");
  expect(customerPages.disconnect("h", 7)).toBe("/c/connections/disconnect?host=h&instance=7");
  expect(customerPages.reminders("s")).toBe("/c/reminders?stop=s");
});
