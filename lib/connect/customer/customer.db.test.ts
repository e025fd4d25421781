import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { handleCallback } from "@/lib/connect/handle-callback";
import { revokeLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { takeResult } from "@/lib/links/take-result";
import { getLink } from "@/lib/links/store";
import { beginForCustomer } from "./begin";
import { connectChosen, extendTime } from "./choose";
import { afterConsent } from "./finish";
import { choosePage, donePage, findOwn, welcomePage } from "./read-page";
import { findVisitor, openLink } from "./visitor";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  appId = await savedApp(caller, await simulator.control().createOAuth2App("partner", callbackUrl()));
});

const LINK = { ...PLAIN_LINK, tags: ["pilot"] };

const make = (more: Partial<LinkToCreate> = {}) => makeLink(caller, { ...LINK, appId, ...more });

/** A browser that opens a link, with its cookies. */
async function open(token: string) {
  const cookies = new Map<string, string>();
  const keep = (cookie: string) => {
    const [name = "", value = ""] = cookie.split(";")[0]!.split("=");
    cookies.set(name, value);
  };
  const cookieOf = (name: string) => cookies.get(name);
  const opened = await openLink({ token, address: "203.0.113.7", cookieOf, isSeen: true });
  if (!opened) throw new Error("no such link");
  keep(opened.cookie);
  const again = async () => (await findVisitor(opened.linkId, cookieOf, "203.0.113.7"))!;
  return { visitor: await again(), again, cookieOf, keep };
}

type Browser = Awaited<ReturnType<typeof open>>;

/** Goes to Xero and agrees there. Returns the attempt that comes back. */
async function agree({ visitor, cookieOf, keep }: Browser, organisations: number[], user = 0): Promise<string> {
  const { location, cookie } = await beginForCustomer(visitor, cookieOf);
  keep(cookie!);
  const { location: back } = await simulator.control().agree(location, { organisations, user });
  const { reason, attemptId } = await handleCallback(new URL(back).searchParams, (id) =>
    cookieOf(`gangway-attempt-${id}`),
  );
  expect(reason).toBeNull();
  return attemptId!;
}

const instancesOf = (linkId: string) =>
  database.query<{ id: number; name: string; tags: string[]; external_id: string | null }>(
    "select id, name, tags, external_id from instances where link_id = $1 order by id",
    [linkId],
  );

describe("a link for one business", () => {
  it("makes one instance with the link's name and tags, once", async () => {
    const { id, token } = await make({ externalId: "cus_1" });
    const browser = await open(token);
    const attempt = await agree(browser, [0]);
    expect(await afterConsent(browser.visitor, attempt)).toContain("/c/done");
    expect(await afterConsent(browser.visitor, attempt)).toContain("/c/done");
    expect(await instancesOf(id)).toMatchObject([
      { name: "Harbour Lane Bakery", tags: ["pilot"], external_id: "cus_1" },
    ]);
    expect(await welcomePage(await browser.again())).toEqual({
      redirectTo: expect.stringContaining("link_used") as string,
    });
  });

  it("is used once by customers who come back at the same moment", async () => {
    const { id, token } = await make({ externalId: "cus_race" });
    const browsers = await Promise.all([open(token), open(token), open(token), open(token)]);
    const attempts: string[] = [];
    for (const browser of browsers) attempts.push(await agree(browser, [1]));
    const ends = await Promise.all(browsers.map(({ visitor }, at) => afterConsent(visitor, attempts[at]!)));
    expect(ends.filter((end) => end.includes("/c/done"))).toHaveLength(1);
    expect(ends.filter((end) => end.includes("link_ended"))).toHaveLength(3);
    expect(await instancesOf(id)).toHaveLength(1);
  });

  it("keeps id and token of the organisation that this customer has already", async () => {
    const first = await make({ externalId: "cus_again" });
    const one = await open(first.token);
    await afterConsent(one.visitor, await agree(one, [2]));
    const [before] = await instancesOf(first.id);
    const second = await make({ externalId: "cus_again" });
    const two = await open(second.token);
    await afterConsent(two.visitor, await agree(two, [2]));
    expect(await instancesOf(second.id)).toMatchObject([{ id: before!.id }]);
  });

  it("does not finish when it is revoked while its customer is at Xero", async () => {
    const { id, token } = await make({ externalId: "cus_revoked" });
    const browser = await open(token);
    const attempt = await agree(browser, [3]);
    await revokeLink(caller, id);
    expect(await afterConsent(browser.visitor, attempt)).toContain("link_ended");
    expect(await instancesOf(id)).toEqual([]);
  });
});

describe("a reconnect link", () => {
  it("puts the consent under its instance, and takes no other organisation", async () => {
    const first = await make({ externalId: "cus_reconnect" });
    const one = await open(first.token);
    await afterConsent(one.visitor, await agree(one, [4]));
    const [instance] = await instancesOf(first.id);
    const again = await make({ instanceId: instance!.id });
    const wrong = await open(again.token);
    expect(await afterConsent(wrong.visitor, await agree(wrong, [1]))).toContain("other_organisation");
    const right = await open(again.token);
    expect(await afterConsent(right.visitor, await agree(right, [4], 1))).toContain("/c/done");
    expect(await instancesOf(again.id)).toMatchObject([{ id: instance!.id }]);
  });
});

describe("one customer of a link for many", () => {
  it("never sees the attempt or the business of another", async () => {
    const { token } = await make({ maxUses: 5, externalId: "cus_many" });
    const [one, two] = [await open(token), await open(token)];
    const attempt = await agree(one, [0, 5]);
    expect(await afterConsent(one.visitor, attempt)).toContain("/c/choose");
    expect(await choosePage(two.visitor, attempt, false)).toHaveProperty("redirectTo");
    expect(await findOwn(two.visitor, attempt)).toBeNull();
    const row = (await findOwn(one.visitor, attempt))!;
    const { view } = (await choosePage(one.visitor, attempt, false)) as { view: { businesses: { key: string }[] } };
    await connectChosen(one.visitor, row, [view.businesses[0]!.key]);
    expect(await donePage(one.visitor, attempt)).toMatchObject({ view: { businesses: [{}] } });
    expect(await donePage(two.visitor, attempt)).toHaveProperty("redirectTo");
  });
});

it("more time for the choice keeps what was connected at Xero as long", async () => {
  const { token } = await make({ externalId: "cus_time" });
  const browser = await open(token);
  const attempt = await agree(browser, [2, 3]);
  const soon = "now() + interval '1 minute'";
  await database.query(`update attempts set expires_at = ${soon} where id = $1`, [attempt]);
  await database.query(`update revocations set held_until = ${soon}, next_at = ${soon} where holder = $1`, [attempt]);
  await extendTime(browser.visitor, (await findOwn(browser.visitor, attempt))!);
  const [times] = await database.query<{ lasts: boolean }>(
    `select a.expires_at > now() + interval '14 minutes' and r.held_until > a.expires_at and r.next_at > a.expires_at lasts
     from attempts a join revocations r on r.holder = a.id where a.id = $1`,
    [attempt],
  );
  expect(times).toEqual({ lasts: true });
});

describe("a browser's cookie", () => {
  it("opens its own link only, and only as it was set", async () => {
    const [mine, other] = [await make(), await make()];
    const { cookieOf } = await open(mine.token);
    const moved = () => cookieOf(`gangway-link-${mine.id}`);
    expect(await findVisitor(other.id, moved, null)).toBeNull();
    const value = moved()!;
    for (const wrong of ["", ".", value.slice(1), `${value}x`, value.split(".")[0]!, `${other.token}.`])
      expect(await findVisitor(mine.id, () => wrong, null)).toBeNull();
  });

  it("is not given to a wrong token, and 30 wrong ones from one address are enough", async () => {
    const guess = (): Promise<unknown> =>
      openLink({
        token: randomBytes(32).toString("base64url"),
        address: "203.0.113.99",
        cookieOf: () => undefined,
        isSeen: true,
      });
    for (let count = 0; count < 30; count++) expect(await guess()).toBeNull();
    await expect(guess()).rejects.toMatchObject({ code: "too_many_requests" });
  });
});

it("gives a program the instances for the code once, and to its own session only", async () => {
  await database.query("update organizations set callback_origins = $2 where id = $1", [
    caller.organizationId,
    ["https://app.example.com"],
  ]);
  const { id, token } = await make({ externalId: "cus_code", returnUrl: "https://app.example.com/back" });
  const other = await make();
  const browser = await open(token);
  const attempt = await agree(browser, [0]);
  await afterConsent(browser.visitor, attempt);
  const { view } = (await donePage(browser.visitor, attempt)) as { view: { returnUrl: string } };
  const code = new URL(view.returnUrl).searchParams.get("code")!;
  const linkOf = async (linkId: string) => (await getLink(caller.organizationId, linkId))!;
  await expect(takeResult(await linkOf(other.id), code)).rejects.toMatchObject({ entry: "code" });
  expect(await takeResult(await linkOf(id), code)).toMatchObject([{ name: "Harbour Lane Bakery" }]);
  await expect(takeResult(await linkOf(id), code)).rejects.toMatchObject({ entry: "code" });
});
