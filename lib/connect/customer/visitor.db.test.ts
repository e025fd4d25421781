import { beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { replaceLinkToken } from "@/lib/links/store";
import { actorOf, findVisitor, linksOfCookies, openLink } from "./visitor";

const database = useDatabase();
let caller: UserCaller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  appId = await savedApp(caller, { key: "A".repeat(32), secret: "s".repeat(48) });
});

const make = (more: Partial<LinkToCreate> = {}) => makeLink(caller, { ...PLAIN_LINK, appId, ...more });
const open = (token: string, isSeen: boolean, cookie?: string) =>
  openLink({ token, address: "203.0.113.7", cookieOf: () => cookie, isSeen });
const countOf = async (id: string) => {
  const [row] = await database.query<{ opened: number; opened_at: Date | null }>(
    "select opened, opened_at from links where id = $1",
    [id],
  );
  return row!;
};
const valueOf = (cookie: string) => /=(.*?);/.exec(cookie)![1]!;
const visitorOf = (cookie: string) => valueOf(cookie).split(".")[1]!;

describe("opening a link", () => {
  it("gives the browser a cookie of the link's token and a name of its own, for 30 days", async () => {
    const { id, token } = await make({ language: "de" });
    const opened = (await open(token, true))!;
    expect(opened).toEqual({ linkId: id, cookie: opened.cookie, language: "de" });
    const attributes = "Path=/; HttpOnly; SameSite=Lax; Max-Age=2592000";
    expect(opened.cookie).toBe(`gangway-link-${id}=${token}.${visitorOf(opened.cookie)}; ${attributes}`);
    expect(visitorOf(opened.cookie)).toMatch(/^[\w-]{43}$/);
    expect(visitorOf((await open(token, true))!.cookie)).not.toBe(visitorOf(opened.cookie));
    expect((await open((await make()).token, true))!.language).toBeNull();
  });

  it("again leaves the browser its name, unless its cookie is none of ours", async () => {
    const { token } = await make();
    const { cookie } = (await open(token, true))!;
    expect(visitorOf((await open(token, true, valueOf(cookie)))!.cookie)).toBe(visitorOf(cookie));
    for (const wrong of ["", "x", `${token}.short`, token, `short.${visitorOf(cookie)}`])
      expect(visitorOf((await open(token, true, wrong))!.cookie)).not.toBe(visitorOf(cookie));
  });

  it("counts when a person does it, and not a program that follows links", async () => {
    const { id, token } = await make();
    await open(token, false);
    expect(await countOf(id)).toEqual({ opened: 0, opened_at: null });
    await open(token, true);
    await open(token, true);
    const { opened, opened_at } = await countOf(id);
    expect([opened, opened_at === null]).toEqual([2, false]);
  });

  it("takes right tokens without counting them, and only tokens", async () => {
    const { token } = await make();
    for (let count = 0; count < 31; count++) expect(await open(token, false)).not.toBeNull();
    for (const wrong of [`${token}x`, token.slice(1), "", `${token.slice(0, 42)}=`])
      expect(await open(wrong, false)).toBeNull();
  });
});

describe("a browser's cookie", () => {
  it("proves the customer of its link, as the one whom the cookie names", async () => {
    const { id, token } = await make();
    const { jar, visitor } = await openInBrowser(token);
    const value = jar.cookieOf(`gangway-link-${id}`)!;
    const asked: string[] = [];
    const found = await findVisitor(
      id,
      (name) => {
        asked.push(name);
        return value;
      },
      "203.0.113.8",
    );
    expect(asked).toEqual([`gangway-link-${id}`]);
    expect([found!.link.id, found!.address, visitor.address]).toEqual([id, "203.0.113.8", "203.0.113.7"]);
    expect(found!.visitorHash).toEqual(tokenHash(value.split(".")[1]!));
    const name = "Harbour Lane Bakery (link)";
    const actor = { organizationId: caller.organizationId, userId: null, address: "203.0.113.8" };
    expect(actorOf(found!)).toMatchObject({ ...actor, name });
  });

  it("proves nobody without one, with a token of none or another's, or with half of it", async () => {
    const [mine, other] = [await make(), await make()];
    const { jar } = await openInBrowser(mine.token);
    const name = jar.cookieOf(`gangway-link-${mine.id}`)!.split(".")[1]!;
    const wrong = [undefined, `${"x".repeat(43)}.${name}`, `${other.token}.${name}`, mine.token, `.${name}`];
    for (const value of [...wrong, `${mine.token}.`, `${mine.token}.${name}x`, `${mine.token}x.${name}`])
      expect(await findVisitor(mine.id, () => value, null)).toBeNull();
    expect(await findVisitor(mine.id, () => `${mine.token}.${name}.more`, null)).not.toBeNull();
  });

  it("works on with the token before the last, and no longer", async () => {
    const { id, token } = await make();
    const { jar } = await openInBrowser(token);
    const find = () => findVisitor(id, jar.cookieOf, null);
    await replaceLinkToken(id, tokenHash("another"));
    expect(await find()).not.toBeNull();
    await replaceLinkToken(id, tokenHash("a third"));
    expect(await find()).toBeNull();
  });
});

it("the links of a browser are those that its cookies name", async () => {
  const [one, two] = [await make(), await make()];
  const names = [
    "gangway-link-none",
    `gangway-link-${one.id}`,
    `another-link-${two.id}`,
    two.id,
    `gangway-link-${two.id}`,
  ];
  expect(linksOfCookies([...names, "gangway-link-", `xgangway-link-${two.id}`])).toEqual([one.id, two.id]);
  expect(linksOfCookies([])).toEqual([]);
});
