import { beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import {
  attemptOf,
  changeAttempt,
  newClassicApp,
  newSavedApp,
  type SavedApp,
  storedAttempt,
} from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { handleCallback } from "@/lib/connect/handle-callback";
import { revokeLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import { beginForCustomer } from "./begin";
import { findOwn } from "./read-page";
import { resumeForCustomer } from "./resume";

const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

const exchangeFails = ({ key }: SavedApp) =>
  control().fault({ path: "/connect/token", key, times: 1, kind: "status", status: 503 });
const exchanges = async ({ key }: SavedApp) =>
  (await control().requests(key)).filter(({ path }) => path === "/connect/token").length;

/** A customer who came back while Xero did not answer, so that the code is kept. */
async function keptConsent(organisations = [0]) {
  const app = await newSavedApp(control(), caller);
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: app.id });
  const { visitor, jar } = await openInBrowser(link.token);
  const { location, cookie } = await beginForCustomer(visitor, jar.cookieOf);
  jar.keep(cookie!);
  const back = await control().agree(location, { organisations });
  await exchangeFails(app);
  const outcome = await handleCallback(new URL(back.location).searchParams, (id) =>
    jar.cookieOf(`gangway-attempt-${id}`),
  );
  const id = outcome.attemptId!;
  expect(outcome.reason).toBe("xero_busy");
  const row = async () => (await findOwn(visitor, id))!;
  return { app, link, visitor, jar, id, row, query: `link=${link.id}&attempt=${id}` };
}

describe("a consent that is kept while Xero does not answer", () => {
  it("is gone on with as often as it takes", async () => {
    const { app, visitor, row, query, link } = await keptConsent();
    await exchangeFails(app);
    expect(await resumeForCustomer(visitor, await row())).toBe(`/c/ended?${query}&reason=xero_busy`);
    expect(await resumeForCustomer(visitor, await row())).toBe(`/c/done?${query}`);
    expect(await database.query("select name from instances where link_id = $1", [link.id])).toEqual([
      { name: "Harbour Lane Bakery" },
    ]);
    expect(await exchanges(app)).toBe(3);
    expect(await resumeForCustomer(visitor, await row())).toBe(`/c/done?${query}`);
    expect(await exchanges(app)).toBe(3);
  });

  it("leads to the choice of organisations, once they are known without asking again", async () => {
    const { app, visitor, row, query } = await keptConsent([0, 1]);
    expect(await resumeForCustomer(visitor, await row())).toBe(`/c/choose?${query}`);
    expect(await resumeForCustomer(visitor, await row())).toBe(`/c/choose?${query}`);
    expect(await exchanges(app)).toBe(2);
  });

  it("is not used any more when it has expired or is over", async () => {
    const late = await keptConsent();
    await changeAttempt(late.id, { expiresAt: new Date(Date.now() - 1) });
    expect(await resumeForCustomer(late.visitor, await late.row())).toBe(`/c/ended?${late.query}&reason=expired`);
    const over = await keptConsent();
    await changeAttempt(over.id, { status: "declined", problem: "declined" });
    expect(await resumeForCustomer(over.visitor, await over.row())).toBe(`/c/ended?${over.query}&reason=declined`);
    expect([await exchanges(late.app), await exchanges(over.app)]).toEqual([1, 1]);
  });

  it("is none before the customer has come back", async () => {
    const { visitor, jar, link } = await keptConsent();
    const { location } = await beginForCustomer(visitor, jar.cookieOf);
    const state = new URL(location).searchParams.get("state");
    expect(state).not.toBeNull();
    const [sent] = await database.query<{ id: string }>(
      "select id from attempts where link_id = $1 and status = 'sent'",
      [link.id],
    );
    const row = (await findOwn(visitor, sent!.id))!;
    expect(await resumeForCustomer(visitor, row)).toBe(`/c?link=${link.id}`);
  });
});

describe("a customer who is sent to Xero", () => {
  it("learns that Xero does not answer, with an attempt that has failed", async () => {
    const app = await newClassicApp(control(), caller);
    const link = await makeLink(caller, { ...PLAIN_LINK, appId: app.id });
    const { visitor, jar } = await openInBrowser(link.token);
    await control().fault({ path: "/oauth/RequestToken", key: app.key, times: 1, kind: "status", status: 503 });
    const { location, cookie } = await beginForCustomer(visitor, jar.cookieOf);
    const id = attemptOf(location);
    expect({ location, cookie }).toEqual({
      location: `/c/ended?link=${link.id}&attempt=${id}&reason=xero_busy`,
      cookie: null,
    });
    expect((await storedAttempt(id)).row).toMatchObject({ status: "failed", problem: "xero_busy" });
    const told = await database.query("select type from events where data ->> 'session' = $1 order by id", [link.id]);
    expect(told).toContainEqual({ type: "link.stopped" });
    const again = await beginForCustomer(visitor, jar.cookieOf);
    expect(again.location).toContain("oauth_token=");
  });

  it("has 15 minutes at Xero", async () => {
    const { visitor, jar, link } = await keptConsent();
    const before = Date.now();
    await beginForCustomer(visitor, jar.cookieOf);
    const [sent] = await database.query<{ expires_at: Date; app_id: string }>(
      "select expires_at, app_id from attempts where link_id = $1 and status = 'sent'",
      [link.id],
    );
    expect(sent!.expires_at.getTime() - before).toBeGreaterThanOrEqual(15 * 60_000);
    expect(sent!.expires_at.getTime() - Date.now()).toBeLessThanOrEqual(15 * 60_000);
  });

  it("is told instead that the link was revoked", async () => {
    const { visitor, jar, link } = await keptConsent();
    await revokeLink(caller, link.id);
    const again = { ...visitor, link: { ...visitor.link, revokedAt: new Date() } };
    expect(await beginForCustomer(again, jar.cookieOf)).toEqual({
      location: `/c/ended?link=${link.id}&reason=link_revoked`,
      cookie: null,
    });
  });
});
