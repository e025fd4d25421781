import type { UserCaller } from "@/lib/caller";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { connectedByCustomer, openInBrowser } from "@/e2e/support/customers";
import { admin, colleague, instance } from "@/e2e/support/people";
import { removePerson } from "@/lib/accounts/change-member";
import { askCustomer } from "./ask-customer";
import type { Asker } from "./request-reconnect";
import { runBulk } from "@/lib/bulk";
import type { BulkResult } from "@/lib/instances/view";

const MAILED = { isMailed: true, email: null };

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let adminCaller: UserCaller & { email: string };
let anna: UserCaller & { email: string };
const well: number[] = [];
const ended: number[] = [];

beforeAll(async () => {
  adminCaller = await withEmail(await admin());
  anna = await withEmail(await colleague(adminCaller, "member"));
});
afterAll(() => box.close());

beforeEach(async () => {
  well.splice(0, 1, (await instance(anna, { name: "Well" })).id);
  const gone = await instance(anna, { name: "Gone" });
  const over = await instance(anna, { name: "Over", partner: false, minutesLeft: -5 });
  await database.query("update instances set removed_at = now() where id = $1", [gone.id]);
  ended.splice(0, 2, gone.id, over.id);
});

async function withEmail<Who extends UserCaller>(who: Who): Promise<Who & { email: string }> {
  const [row] = await database.query<{ email: string }>("select email from users where id = $1", [who.userId]);
  return { ...who, email: row!.email };
}

async function ask(caller: Omit<Asker, "organizationName">, ids: number[]): Promise<Record<number, string | null>> {
  const asker = { ...caller, organizationName: "Lantern" };
  const stream = runBulk(asker, { action: "mail", ids, tags: [] }, new AbortController().signal);
  const lines = (await new Response(stream).text()).trim().split("\n");
  return Object.fromEntries(
    lines.map((line) => JSON.parse(line) as BulkResult).map(({ id, problem }) => [id, problem]),
  );
}

const mails = () => box.to(anna.email);

it("sends one mail about all of a person's instances, and tells why others are left out", async () => {
  const before = mails().length;
  const [gone, over] = ended as [number, number];
  const bossOwn = await instance(adminCaller, { name: "Own", partner: false, minutesLeft: 5 });
  expect(await ask(adminCaller, [well[0]!, gone, over, bossOwn.id, 999_999])).toEqual({
    [well[0]!]: "No reconnect needed.",
    [gone]: null,
    [over]: null,
    [bossOwn.id]: null,
    999_999: "No instance found with ID 999999",
  });
  const [mail, ...more] = mails().slice(before);
  expect(more).toEqual([]);
  expect(mail).toContain("Subject: Reconnect 2 instances to Xero");
  expect(mail).toContain("admin@lantern.example asks you to reconnect 2 instances of Lantern on Gangway.");
  expect(mail).toContain(`Gone\r\nIt was disconnected in Xero.\r\nhttp://localhost:3000/dashboard/instances/${gone}`);
  expect(mail).toMatch(/Over\r\nIts Xero token has expired/);
  expect(mail).not.toContain("Well");
  expect(box.to("admin@lantern.example").at(-1)).toContain("Subject: Reconnect Own to Xero");
  const told = await database.query(
    "select instance_id id, actor, data from events where type = 'instance.reconnect_asked' and instance_id = any($1) order by id",
    [ended],
  );
  expect(told).toEqual(ended.map((id) => ({ id, actor: "admin@lantern.example", data: { email: anna.email } })));
});

it("sends a customer whose address is known one mail with links that need no account", async () => {
  const email = "office@harbourlane.example";
  const made = [];
  for (const name of ["Bakery", "Café"]) made.push(await connectedByCustomer(database, adminCaller, { name, email }));
  const ids = made.map(({ id }) => id);
  await database.query("update instances set removed_at = now() where id = any($1)", [ids]);
  expect(await ask(adminCaller, ids)).toEqual({ [ids[0]!]: null, [ids[1]!]: null });
  const [mail, ...more] = box.to(email);
  expect(more).toEqual([]);
  // Each stands in the text, on a button and below it.
  const found = [...mail!.matchAll(/http:\/\/localhost:3000\/c\/([\w-]{43})/g)].map(([, token]) => token!);
  const links = [...new Set(found)];
  expect(links).toHaveLength(2);
  expect(mail).not.toContain("/dashboard");
  expect(mail).not.toContain(adminCaller.email);
  const visitors = await Promise.all(links.map(async (token) => (await openInBrowser(token)).visitor.link));
  expect(visitors.map(({ instanceId }) => instanceId)).toEqual(ids);
  expect(await askCustomer({ ...adminCaller, organizationName: "Lantern" }, ids[0]!, MAILED)).toEqual({
    mailedTo: email,
  });
  const before = await database.query("select 1 from links where instance_id = $1", [ids[0]]);
  expect(before).toHaveLength(1);
});

it("takes another address for the customer's, but not one of a link for many, and a member may only copy", async () => {
  const { id } = await connectedByCustomer(database, adminCaller, { name: "Many", email: "one@x.example", maxUses: 5 });
  const asker = { ...adminCaller, organizationName: "Lantern" };
  await expect(askCustomer(asker, id, MAILED)).rejects.toMatchObject({ code: "conflict" });
  const email = "new@harbourlane.example";
  expect(await askCustomer(asker, id, { isMailed: true, email })).toEqual({ mailedTo: email });
  expect(box.to(email)).toHaveLength(1);
  const own = (await instance(anna, { name: "Own" })).id;
  const member = { ...anna, organizationName: "Lantern" };
  expect(await askCustomer(member, own, { isMailed: false, email: null })).toMatchObject({
    url: expect.stringContaining("/c/") as string,
  });
  await expect(askCustomer(member, own, { isMailed: true, email })).rejects.toMatchObject({ code: "forbidden" });
  await expect(askCustomer(member, id, { isMailed: false, email: null })).rejects.toMatchObject({ code: "not_found" });
});

it("asks about an instance once an hour, however many ask at the same time", async () => {
  const before = mails().length;
  const [gone, over] = ended as [number, number];
  const answers = await Promise.all([ask(adminCaller, [gone]), ask(adminCaller, [gone]), ask(adminCaller, [gone])]);
  expect(mails()).toHaveLength(before + 1);
  expect(answers.filter((answer) => answer[gone] === null)).toHaveLength(1);
  expect(await ask(adminCaller, [gone, over])).toEqual({
    [gone]: "An email about it was sent within the last hour.",
    [over]: null,
  });
  expect(mails().at(-1)).not.toContain("Gone");
});

it("says so when whoever connected it has left, and mails nobody", async () => {
  const leaver = await withEmail(await colleague(adminCaller, "member"));
  const { id } = await instance(leaver, { name: "Left behind", partner: false, minutesLeft: -5 });
  await removePerson(adminCaller, leaver.userId);
  expect((await ask(adminCaller, [id]))[id]).toMatch(/^The person who connected it has left this organization/);
  expect(box.to(leaver.email)).toEqual([]);
});

it("is an admin's, and of their own organization", async () => {
  expect((await ask(anna, [ended[0]!]))[ended[0]!]).toBe("Only an admin can ask others to reconnect.");
  const [other] = await database.query<{ id: string }>(
    "insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', '\\x01') returning id",
  );
  const before = mails().length;
  expect(await ask({ ...adminCaller, organizationId: other!.id }, [ended[0]!])).toEqual({
    [ended[0]!]: `No instance found with ID ${ended[0]}`,
  });
  expect(mails()).toHaveLength(before);
});

it("leaves no audit log entry when the mail server does not take it", async () => {
  await box.close();
  expect(await ask(adminCaller, [well[0]!, ended[0]!])).toEqual({
    [well[0]!]: "No reconnect needed.",
    [ended[0]!]: expect.stringMatching(/^The email could not be sent/) as string,
  });
  const sql = "select 1 from events where type = 'instance.reconnect_asked' and instance_id = $1";
  expect(await database.query(sql, [ended[0]])).toEqual([]);
});
