import { beforeAll, describe, expect, it } from "vitest";
import { agreeInBrowser, openInBrowser, PLAIN_LINK } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { changeAttempt, newSavedApp, type SavedApp, storedAttempt } from "@/e2e/support/portal-consent";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { connectChosen, declineChoice, extendTime } from "./choose";
import { afterConsent, connectForCustomer } from "./finish";
import { findOwn } from "./read-page";

const MINUTE = 60_000;
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

/** A customer who has agreed at Xero, with a link of their own of an app of its own. */
async function returned(organisations: number[], more: Partial<LinkToCreate> = {}, saved?: SavedApp) {
  const app = saved ?? (await newSavedApp(control(), caller));
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: app.id, tags: ["pilot"], ...more });
  const browser = await openInBrowser(link.token);
  const id = await agreeInBrowser(control(), browser, organisations);
  const row = (await findOwn(browser.visitor, id))!;
  const query = `link=${link.id}&attempt=${id}`;
  return { app, link, browser, visitor: browser.visitor, id, row, query };
}

type Made = { id: number; name: string; tags: string[]; external_id: string | null; visitor_hash: Buffer };
const instancesOf = (linkId: string) =>
  database.query<Made>(
    "select id, name, tags, external_id, visitor_hash from instances where link_id = $1 order by id",
    [linkId],
  );
const endingsOf = (app: SavedApp) =>
  database.query<{ holder: string | null }>("select holder from revocations where client_id = $1", [app.key]);
const between = (time: Date, before: number, lifeMs: number) =>
  time.getTime() >= before + lifeMs && time.getTime() <= Date.now() + lifeMs;

describe("after the consent", () => {
  it("one organisation is connected at once, for 15 minutes more with the code for the host", async () => {
    const { app, link, visitor, id, query } = await returned([0], { externalId: "cus_one" });
    await changeAttempt(id, { expiresAt: new Date(Date.now() + MINUTE) });
    const before = Date.now();
    expect(await afterConsent(visitor, id)).toBe(`/c/done?${query}`);
    const [made] = await instancesOf(link.id);
    const { row, state } = await storedAttempt(id);
    expect(made).toMatchObject({ name: "Harbour Lane Bakery", tags: ["pilot"], external_id: "cus_one" });
    expect(Buffer.from(made!.visitor_hash)).toEqual(visitor.visitorHash);
    expect(row).toMatchObject({ status: "connected", instanceId: made!.id, userId: null });
    expect(Buffer.from(row.resultHash!)).toEqual(tokenHash(state.result!));
    expect(state).toEqual({
      made: [{ id: made!.id, token: expect.stringMatching(/.{20}/) as string }],
      connected: [made!.id],
      result: expect.stringMatching(/^[\w-]{43}$/) as string,
    });
    expect(between(row.expiresAt, before, 15 * MINUTE)).toBe(true);
    expect(await endingsOf(app)).toEqual([]);
    expect(await afterConsent(visitor, id)).toBe(`/c/done?${query}`);
  });

  it("several are a choice, unless all of them are this customer's already", async () => {
    const first = await returned([0, 1], { externalId: "cus_all", maxUses: 2 });
    expect(await afterConsent(first.visitor, first.id)).toBe(`/c/choose?${first.query}`);
    const [one, two] = (await storedAttempt(first.id)).state.reached!.organisations;
    await connectForCustomer(first.visitor, first.row, [one!]);
    const second = await returned([0, 1], { externalId: "cus_all" }, first.app);
    expect(await afterConsent(second.visitor, second.id)).toBe(`/c/choose?${second.query}`);
    await connectForCustomer(second.visitor, second.row, [one!, two!]);
    const third = await returned([0, 1], { externalId: "cus_all" }, first.app);
    expect(await afterConsent(third.visitor, third.id)).toBe(`/c/done?${third.query}`);
    const stored = await storedAttempt(third.id);
    expect(stored.state.connected).toHaveLength(2);
    expect(stored.state.made).toEqual([]);
    const other = await returned([0, 1], { externalId: "cus_other" }, first.app);
    expect(await afterConsent(other.visitor, other.id)).toBe(`/c/choose?${other.query}`);
  });

  it("an attempt of another browser, or of none, leads nowhere, and one that ended to its end", async () => {
    const { link, id, visitor, query } = await returned([0, 1]);
    const { visitor: stranger } = await openInBrowser(link.token);
    expect(await afterConsent(stranger, id)).toBe(`/c/ended?link=${link.id}&reason=wrong_browser`);
    await declineChoice((await storedAttempt(id)).row);
    expect(await afterConsent(visitor, id)).toBe(`/c/ended?${query}&reason=declined`);
  });

  it("of a link to reconnect only its own organisation counts", async () => {
    const first = await returned([1]);
    await afterConsent(first.visitor, first.id);
    const [made] = await instancesOf(first.link.id);
    const wrong = await returned([0, 2], { instanceId: made!.id }, first.app);
    expect(await afterConsent(wrong.visitor, wrong.id)).toBe(`/c/ended?${wrong.query}&reason=other_organisation`);
    const ended = (await storedAttempt(wrong.id)).row;
    expect([ended.status, ended.problem]).toEqual(["failed", "other_organisation"]);
    const right = await returned([1, 3], { instanceId: made!.id, externalId: "cus_late" }, first.app);
    expect(await afterConsent(right.visitor, right.id)).toBe(`/c/done?${right.query}`);
    expect(await instancesOf(right.link.id)).toMatchObject([{ id: made!.id, external_id: "cus_late" }]);
    expect((await storedAttempt(right.id)).state).toMatchObject({ made: [], connected: [made!.id] });
    const events = await database.query(
      "select type, instance_id from events where data ->> 'session' = any($1) order by id",
      [[wrong.link.id, right.link.id]],
    );
    expect(events).toEqual([
      { type: "link.stopped", instance_id: made!.id },
      { type: "link.connected", instance_id: made!.id },
    ]);
  });
});

describe("the businesses that were ticked", () => {
  it("are connected by their own names when there are several, and by the link's when it is one", async () => {
    const { link, app, visitor, row } = await returned([0, 1, 2]);
    const keys = (await storedAttempt(row.id)).state.reached!.organisations.map(({ xeroId }) => xeroId);
    await connectChosen(visitor, row, [...keys.slice(0, 2), "unknown"]);
    const names = (await instancesOf(link.id)).map(({ name }) => name);
    expect(names).not.toContain("Harbour Lane Bakery Limited");
    const reached = (await storedAttempt(row.id)).state;
    expect([names.length, new Set(names).size, reached.connected!.length]).toEqual([2, 2, 2]);
    expect(await endingsOf(app)).toEqual([{ holder: null }]);
    const single = await returned([1, 2], { name: "Named by the link", externalId: "cus_named" });
    const [key] = (await storedAttempt(single.id)).state.reached!.organisations.map(({ xeroId }) => xeroId);
    await connectChosen(single.visitor, single.row, [key!]);
    expect((await instancesOf(single.link.id)).map(({ name }) => name)).toEqual(["Named by the link"]);
    const many = await returned([1], { name: "Of many", maxUses: 2, externalId: "cus_many" });
    await afterConsent(many.visitor, many.id);
    expect((await instancesOf(many.link.id)).map(({ name }) => name)).toEqual(["Ridgeway Cycles"]);
  });

  it("have to be some of the consent, or the choice is shown again", async () => {
    const { link, id, visitor, row, query } = await returned([0, 1]);
    for (const ticked of [[], ["unknown"]])
      expect(await connectChosen(visitor, row, ticked)).toBe(`/c/choose?${query}&empty=1`);
    await changeAttempt(id, {}, { reached: undefined });
    const again = (await findOwn(visitor, id))!;
    expect(await connectChosen(visitor, again, ["unknown"])).toBe(`/c/choose?${query}&empty=1`);
    expect(await instancesOf(link.id)).toEqual([]);
  });

  it("are not connected without tokens, an answer of Xero's, or an app", async () => {
    for (const [change, state] of [
      [{}, { tokens: undefined }],
      [{}, { reached: undefined }],
      [{ appId: null }, {}],
    ] as const) {
      const { link, id, visitor, query } = await returned([0, 1]);
      const { organisations } = (await storedAttempt(id)).state.reached!;
      await changeAttempt(id, change, state);
      const row = (await findOwn(visitor, id))!;
      const ended = `/c/ended?${query}&reason=not_found`;
      expect(await connectForCustomer(visitor, row, [organisations[0]!])).toBe(ended);
      expect(await instancesOf(link.id)).toEqual([]);
    }
  });

  it("are connected while the link works, and otherwise the attempt ends", async () => {
    const { link, id, visitor, row, query } = await returned([0, 1]);
    const { organisations } = (await storedAttempt(id)).state.reached!;
    await database.query("update links set uses = max_uses where id = $1", [link.id]);
    const ended = `/c/ended?${query}&reason=link_ended`;
    expect(await connectForCustomer(visitor, row, [organisations[0]!])).toBe(ended);
    expect((await storedAttempt(id)).row).toMatchObject({ status: "failed", problem: "link_ended" });
    expect(await connectForCustomer(visitor, row, [organisations[0]!])).toBe(`/c/done?${query}`);
    expect(await instancesOf(link.id)).toEqual([]);
  });
});

describe("more time for the choice", () => {
  const expiryOf = async (id: string) => (await storedAttempt(id)).row.expiresAt;
  const heldUntil = async (id: string) =>
    (await database.query<{ held_until: Date }>("select held_until from revocations where holder = $1", [id]))[0]!
      .held_until;

  it("is 15 minutes from now, at most an hour from the beginning", async () => {
    const { id, visitor } = await returned([0, 1]);
    const extended = async (createdMinutesAgo: number) => {
      const createdAt = new Date(Date.now() - createdMinutesAgo * MINUTE);
      await changeAttempt(id, { createdAt, expiresAt: new Date(Date.now() + MINUTE) });
      const before = Date.now();
      await extendTime(visitor, (await findOwn(visitor, id))!);
      const expiresAt = await expiryOf(id);
      expect(await heldUntil(id)).toEqual(new Date(expiresAt.getTime() + MINUTE));
      return { before, expiresAt, createdAt };
    };
    const early = await extended(30);
    expect(between(early.expiresAt, early.before, 15 * MINUTE)).toBe(true);
    const late = await extended(50);
    expect(late.expiresAt).toEqual(new Date(late.createdAt.getTime() + 60 * MINUTE));
  });

  it("is not given to an attempt that is over, has ended, or has no tokens yet", async () => {
    for (const [change, state] of [
      [{ expiresAt: new Date(Date.now() - 1) }, {}],
      [{ status: "sent" }, {}],
      [{}, { tokens: undefined }],
    ] as const) {
      const { id, visitor } = await returned([0, 1]);
      await changeAttempt(id, change, state);
      const before = await expiryOf(id);
      await extendTime(visitor, (await findOwn(visitor, id))!);
      expect(await expiryOf(id)).toEqual(before);
    }
  });

  it("is given without the app, too, which keeps nothing at Xero then", async () => {
    const { id, visitor } = await returned([0, 1]);
    await changeAttempt(id, { appId: null, expiresAt: new Date(Date.now() + MINUTE) });
    const held = await heldUntil(id);
    const before = Date.now();
    await extendTime(visitor, (await findOwn(visitor, id))!);
    expect(between(await expiryOf(id), before, 15 * MINUTE)).toBe(true);
    expect(await heldUntil(id)).toEqual(held);
  });
});
