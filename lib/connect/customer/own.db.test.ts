import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { connectedByCustomer, cookieJar, giveTo, openInBrowser } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { makeReconnectLink } from "@/lib/links/create";
import { revokeLink } from "@/lib/links/change";
import { getInstances } from "@/lib/instances/store";
import { enterCode, sendCode } from "./mail-code";
import { findCustomer, findOwnInstance, listOwn } from "./own";
import { disconnectOwn, reconnectOwn } from "./own-actions";
import { disconnectPage, ownPage, ownRecord } from "./own-page";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let caller: Caller;
let organizationId: string;
beforeAll(async () => {
  caller = await admin();
  ({ organizationId } = caller);
});
afterAll(() => box.close());

type Jar = ReturnType<typeof cookieJar>;

function customerOf(jar: Jar, host: string | undefined = organizationId) {
  const cookies = { names: jar.all().map(({ name }) => name), cookieOf: jar.cookieOf };
  return findCustomer(host, cookies, "203.0.113.7");
}

async function idsOf(jar: Jar, host?: string): Promise<number[]> {
  const customer = await customerOf(jar, host);
  return customer ? (await listOwn(customer)).map(({ id }) => id) : [];
}

/** A browser that has the cookie of a link, with the value that connected the instance. */
function jarOf({ linkId, token, visitor }: { linkId: string; token: string; visitor: string }): Jar {
  const jar = cookieJar();
  jar.keep(`gangway-link-${linkId}=${token}.${visitor}; Path=/`);
  return jar;
}

const connect = (name: string, more: { email?: string; maxUses?: number } = {}) =>
  connectedByCustomer(database, caller, { name, ...more });

async function mailedCode(email: string): Promise<{ id: string; code: string }> {
  const before = box.to(email).length;
  const id = await sendCode({ organizationId, email, address: null });
  await expect.poll(() => box.to(email).length, { timeout: 5_000 }).toBe(before + 1);
  return { id, code: /^(\d{6})\r?$/m.exec(box.to(email).at(-1)!)![1]! };
}

it("shows each browser of a link for many only what is its own", async () => {
  const one = await connect("One", { maxUses: 5 });
  const other = { id: (await instance(caller, { name: "Other" })).id, linkId: one.linkId, visitor: "b".repeat(43) };
  await giveTo(database, other);
  expect(await idsOf(jarOf(one))).toEqual([one.id]);
  expect(await idsOf(jarOf({ ...one, ...other }))).toEqual([other.id]);
  expect(await idsOf((await openInBrowser(one.token)).jar)).toEqual([]);
  const mine = (await customerOf(jarOf(one)))!;
  expect(await findOwnInstance(mine, other.id)).toBeNull();
  expect(await disconnectPage(mine, other.id)).toBeNull();
  await disconnectOwn(mine, other.id);
  expect(await reconnectOwn(mine, other.id, jarOf(one).cookieOf)).toMatchObject({ cookie: null });
  expect(await getInstances(organizationId, [other.id])).toHaveLength(1);
  expect(await database.query("select 1 from links where instance_id = $1", [other.id])).toEqual([]);
});

it("shows what all links of a browser connected, and nothing of another customer's", async () => {
  const [one, two, stranger] = [await connect("Bakery"), await connect("Mill"), await connect("Stranger")];
  const jar = jarOf(one);
  await openInBrowser(two.token, jar);
  expect(await idsOf(jar)).toEqual([one.id, two.id]);
  const customer = (await customerOf(jar))!;
  const page = await ownPage(customer);
  expect(page.connections.map(({ name }) => name)).toEqual(["Bakery Limited", "Mill Limited"]);
  expect(JSON.stringify(page)).not.toContain("Stranger");
  const record = await ownRecord(customer);
  expect(record.map(({ business }) => business)).not.toContain("Stranger Limited");
  expect(record.map(({ what }) => what)).toContain("connected");
  expect(JSON.stringify(record)).not.toContain("admin@lantern.example");
  expect(await findOwnInstance(customer, stranger.id)).toBeNull();
});

it("keeps organizations apart, and proves nothing with a wrong cookie", async () => {
  const { linkId, token, visitor, id } = await connect("Apart");
  const other = randomUUID();
  await database.query(
    "insert into organizations (id, name, secret_sealed, secret_hash) values ($1::text::uuid, 'Other', '', decode(replace($1::text, '-', ''), 'hex'))",
    [other],
  );
  const jar = jarOf({ linkId, token, visitor });
  expect(await idsOf(jar)).toEqual([id]);
  expect(await customerOf(jar, other)).toBeNull();
  expect(await customerOf(jarOf({ linkId, token: "x".repeat(43), visitor }))).toBeNull();
  expect(await customerOf(jarOf({ linkId: randomUUID(), token, visitor }))).toBeNull();
  expect(await customerOf(cookieJar())).toBeNull();
});

it("opens a link that ended, or was taken back, only for the browser that used it", async () => {
  const ended = await connect("Ended");
  await database.query("update links set expires_at = now() - interval '1 minute' where id = $1", [ended.linkId]);
  const revoked = await connect("Revoked");
  await revokeLink(caller, revoked.linkId);
  for (const each of [ended, revoked]) {
    expect(await idsOf(jarOf(each))).toEqual([each.id]);
    expect(await idsOf((await openInBrowser(each.token)).jar)).toEqual([]);
  }
});

it("shows the instance of a reconnect link while that works, and reconnects by a link of its own", async () => {
  const made = await instance(caller, { name: "Again" });
  const [row] = await getInstances(organizationId, [made.id]);
  const link = await makeReconnectLink(caller, row!, { email: null, language: null, days: 14 });
  const { jar } = await openInBrowser(link.token);
  expect(await idsOf(jar)).toEqual([made.id]);
  const { location, cookie } = await reconnectOwn((await customerOf(jar))!, made.id, jar.cookieOf);
  expect(location).toMatch(/^\/c\?link=/);
  jar.keep(cookie!);
  await revokeLink(caller, link.id);
  expect(await idsOf(jar)).toEqual([made.id]);
  const events = await database.query<{ actor: string }>(
    "select actor from events where instance_id = $1 and type = 'link.created' order by id",
    [made.id],
  );
  expect(events.map(({ actor }) => actor)).toEqual(["admin@lantern.example", "Again (link)"]);
});

it("disconnects as the customer", async () => {
  const one = await connect("Leaving");
  await disconnectOwn((await customerOf(jarOf(one)))!, one.id);
  expect(await getInstances(organizationId, [one.id])).toEqual([]);
  const sql = "select actor, user_id from events where instance_id = $1 and type = 'instance.disconnected'";
  expect(await database.query(sql, [one.id])).toEqual([{ actor: "Leaving (link)", user_id: null }]);
});

it("opens the page by a mailed code, once, for the instances of that address", async () => {
  const email = "office@harbourlane.example";
  const one = await connect("By code", { email });
  await connect("Many", { email, maxUses: 3 });
  await connect("Somebody else", { email: "other@harbourlane.example" });
  const { id, code } = await mailedCode(email);
  const jar = cookieJar();
  jar.keep((await enterCode(id, `${code.slice(0, 3)} ${code.slice(3)}`, null))!);
  expect(await enterCode(id, code, null)).toBeNull();
  expect(await idsOf(jar)).toEqual([one.id]);
  await database.query("update mail_codes set expires_at = now() - interval '1 second'");
  expect(await customerOf(jar)).toBeNull();
});

it("takes a code for ten minutes and five tries, and sends three to an address at most", async () => {
  const email = "slow@harbourlane.example";
  await connect("Slow", { email });
  const late = await mailedCode(email);
  await database.query("update mail_codes set expires_at = now() - interval '1 second' where id = $1", [late.id]);
  expect(await enterCode(late.id, late.code, null)).toBeNull();
  const guessed = await mailedCode(email);
  const wrong = guessed.code === "000000" ? "000001" : "000000";
  for (let tries = 0; tries < 5; tries++) expect(await enterCode(guessed.id, wrong, null)).toBeNull();
  expect(await enterCode(guessed.id, guessed.code, null)).toBeNull();
  await mailedCode(email);
  await expect(sendCode({ organizationId, email, address: null })).rejects.toMatchObject({ code: "too_many_requests" });
});

it("answers the same for an address that nobody knows, and mails nothing", async () => {
  const email = "nobody@harbourlane.example";
  const id = await sendCode({ organizationId, email, address: null });
  expect(id).toMatch(/^[\da-f-]{36}$/);
  await sendCode({ organizationId: randomUUID(), email, address: null });
  expect(await enterCode(id, "000000", null)).toBeNull();
  expect(box.to(email)).toEqual([]);
});

it("a code that was sent is in the audit log, and says where it is of use, for how long, and that nobody has to answer", async () => {
  const email = "books@tideline.example";
  await connect("Audited", { email });
  const { code } = await mailedCode(email);
  const sent = () =>
    database.query("select actor, user_id, data from events where type = 'customer.code_sent' and actor = $1", [email]);
  await expect.poll(sent).toEqual([{ actor: email, user_id: null, data: { email } }]);
  const mail = box.to(email).at(-1)!;
  for (const told of [code, "10 minutes", "ask for it? Delete this email"]) expect(mail).toContain(told);
});
