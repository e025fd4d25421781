import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { connectedByCustomer } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, instance } from "@/e2e/support/people";
import { saveBranding } from "@/lib/branding/branding";
import { readBrandingForm } from "@/lib/branding/read-branding";
import { changeSettings } from "@/lib/accounts/organization-settings";
import type { UserCaller } from "@/lib/caller";
import { remindCustomers } from "./remind";
import { stopReminders } from "./stop-reminders";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let caller: UserCaller;
let email: string;
let number = 0;
beforeAll(async () => {
  caller = await admin();
});
beforeEach(() => {
  email = `office-${++number}@harbourlane.example`;
});
afterAll(() => box.close());

const connect = (name: string) => connectedByCustomer(database, caller, { name, email });
const lose = (...ids: number[]) => database.query("update instances set removed_at = now() where id = any($1)", [ids]);
const mend = (id: number) => database.query("update instances set removed_at = null where id = $1", [id]);
const passDays = async (days: number) => {
  const back = `now() - interval '${days} days'`;
  await database.query(`update reminders set next_at = next_at - (now() - (${back}))`);
  await database.query(`update reminder_addresses set mailed_at = mailed_at - (now() - (${back}))`);
};
const mails = () => box.to(email);

it("reminds of several instances in one mail: at once, after 3 and after 10 days, then no more", async () => {
  const [one, two] = [await connect("Bakery"), await connect("Teahouse")];
  await lose(one.id, two.id);
  await remindCustomers();
  await remindCustomers();
  expect(mails()).toHaveLength(1);
  expect(mails()[0]).toContain("Bakery Limited");
  expect(mails()[0]).toContain("Teahouse Limited");
  await passDays(2);
  await remindCustomers();
  expect(mails()).toHaveLength(1);
  await passDays(1.01);
  await remindCustomers();
  expect(mails()).toHaveLength(2);
  await passDays(6);
  await remindCustomers();
  expect(mails()).toHaveLength(2);
  await passDays(1.01);
  await remindCustomers();
  expect(mails()).toHaveLength(3);
  await passDays(60);
  await remindCustomers();
  expect(mails()).toHaveLength(3);
  const events = await database.query(
    "select actor, data from events where type = 'instance.reconnect_asked' and instance_id = $1",
    [one.id],
  );
  expect(events).toEqual([1, 2, 3].map(() => ({ actor: null, data: { email } })));
  const links = await database.query("select 1 from links where instance_id = $1", [one.id]);
  expect(links).toHaveLength(1);
});

it("says that a restore is the reason, where it is", async () => {
  const { id } = await connect("Restored");
  await database.query(
    "update grants set status = 'reconnect', problem = 'restored' where id = (select grant_id from instances where id = $1)",
    [id],
  );
  await remindCustomers();
  expect(mails()[0]).toContain("restored its records from a backup");
});

it("stops when it is mended, and begins again when it is lost again", async () => {
  const { id } = await connect("Mended");
  await lose(id);
  await remindCustomers();
  await mend(id);
  await passDays(4);
  await remindCustomers();
  expect(mails()).toHaveLength(1);
  await lose(id);
  await remindCustomers();
  expect(mails()).toHaveLength(2);
});

it("sends an address one mail a day at most, whatever breaks meanwhile", async () => {
  const [one, two] = [await connect("First"), await connect("Second")];
  await lose(one.id);
  await remindCustomers();
  await lose(two.id);
  await remindCustomers();
  expect(mails()).toHaveLength(1);
  await passDays(1.01);
  await remindCustomers();
  expect(mails()).toHaveLength(2);
  expect(mails()[1]).toContain("Second Limited");
  expect(mails()[1]).not.toContain("First Limited");
});

it("sends each mail once, however many replicas are at it", async () => {
  const { id } = await connect("Raced");
  await lose(id);
  await Promise.all([remindCustomers(), remindCustomers(), remindCustomers(), remindCustomers()]);
  expect(mails()).toHaveLength(1);
});

it("is stopped by the link in the mail, for that organization's mails", async () => {
  const { id } = await connect("Stopped");
  await lose(id);
  await remindCustomers();
  const stop = /\/c\/reminders\?stop=([\da-f-]{36})/.exec(mails()[0]!)![1]!;
  await stopReminders(stop, null);
  await stopReminders(stop, null);
  await passDays(4);
  await remindCustomers();
  expect(mails()).toHaveLength(1);
  const events = await database.query("select actor from events where type = 'reminder.stopped' and actor = $1", [
    email,
  ]);
  expect(events).toHaveLength(1);
  await expect(stopReminders("0198d5c6-0000-7000-8000-000000000000", null)).rejects.toMatchObject({
    code: "not_found",
  });
});

it("is silent for who has no address, a disabled instance, and an organization that turned it off", async () => {
  const nobody = await instance(caller, { name: "Nobody" });
  const off = await connect("Disabled");
  await lose(nobody.id, off.id);
  await database.query("update instances set disabled_at = now() where id = $1", [off.id]);
  await remindCustomers();
  const quiet = await connect("Quiet");
  await lose(quiet.id);
  await changeSettings(caller, { remindsCustomers: false });
  await remindCustomers();
  expect(mails()).toEqual([]);
  await changeSettings(caller, { remindsCustomers: true });
  await remindCustomers();
  expect(mails()).toHaveLength(1);
});

it("writes in the host's own name, and in the language of the customer's link", async () => {
  const { id } = await connect("Bäckerei");
  await database.query("update links set language = 'de' where email = $1", [email]);
  await saveBranding(caller, readBrandingForm({ name: "Lantern Software", replyTo: "help@lantern.example" }));
  await lose(id);
  await remindCustomers();
  expect(mails()[0]).toContain("From: Lantern Software <gangway@lantern.example>");
  expect(mails()[0]).toContain("Reply-To: help@lantern.example");
  expect(mails()[0]).toContain("Lantern Software kann");
  expect(mails()[0]).toContain("Kein Produkt von Xero.");
});

it("tries again an hour after the mail server did not take one, and says nothing in the log of events", async () => {
  const { id } = await connect("Refused");
  await lose(id);
  await box.close();
  await remindCustomers();
  const asked = "select 1 from events where type = 'instance.reconnect_asked' and instance_id = $1";
  expect(await database.query(asked, [id])).toEqual([]);
  const [row] = await database.query<{ sent: number; soon: boolean }>(
    `select r.sent, a.mailed_at < now() - interval '22 hours' soon from reminders r, reminder_addresses a
     where r.instance_id = $1 and a.email = $2`,
    [id, email],
  );
  expect(row).toEqual({ sent: 0, soon: true });
});
