import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { connectedByCustomer } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, colleague, instance } from "@/e2e/support/people";
import { changeSettings } from "@/lib/accounts/organization-settings";
import { askCustomer } from "./ask-customer";
import { readReconnectHistory } from "./history";
import { remindCustomers } from "./remind";
import type { UserCaller } from "@/lib/caller";
import type { Asker } from "./request-reconnect";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let asker: Asker & UserCaller;
let id: number;
let email: string;
let number = 0;
beforeAll(async () => {
  asker = { ...(await admin()), email: "admin@lantern.example", organizationName: "Lantern" };
});
beforeEach(async () => {
  email = `office-${++number}@history.example`;
  ({ id } = await connectedByCustomer(database, asker, { name: `Bakery ${number}`, email }));
  await database.query("update instances set removed_at = now() where id = $1", [id]);
});
afterAll(() => box.close());

const DAY = 24 * 60 * 60_000;
const daysUntil = (at: string | null) => Math.round((Date.parse(at!) - Date.now()) / DAY);

it("tells which links were made by whom and how far their customers came, and what was mailed to whom", async () => {
  expect(await readReconnectHistory(asker, id)).toMatchObject({ links: [], mails: [] });
  await askCustomer(asker, id, { isMailed: false, email: null });
  await remindCustomers();
  await database.query("update links set opened = 2, opened_at = now() where instance_id = $1", [id]);
  const { links, mails, reminder } = await readReconnectHistory(asker, id);
  const [user] = await database.query<{ email: string }>("select email from users where id = $1", [asker.userId]);
  // The reminder goes on with the link that was copied.
  expect(links).toMatchObject([{ createdBy: user!.email, step: "opened", opened: 2, email, end: null }]);
  expect(links[0]!.mailedAt).not.toBeNull();
  expect(mails).toMatchObject([{ to: email, by: null }]);
  expect(reminder).toMatchObject({ sent: 1, never: null });
  expect(daysUntil(reminder.nextAt)).toBe(3);
});

it("knows that a reminder waits for a day after any mail, and why none comes", async () => {
  await remindCustomers();
  const reminderOf = async () => (await readReconnectHistory(asker, id)).reminder;
  await database.query("update reminders set next_at = now() where instance_id = $1", [id]);
  expect(daysUntil((await reminderOf()).nextAt)).toBe(1);
  await database.query("update reminder_addresses set stopped_at = now() where email = $1", [email]);
  expect(await reminderOf()).toEqual({ sent: 1, nextAt: null, never: "stopped" });
  await changeSettings(asker, { remindsCustomers: false });
  expect(await reminderOf()).toMatchObject({ nextAt: null, never: "off" });
  await changeSettings(asker, { remindsCustomers: true });
  const other = await instance(asker);
  expect((await readReconnectHistory(asker, other.id)).reminder).toEqual({ sent: 0, nextAt: null, never: "unknown" });
});

it("is for who sees the instance", async () => {
  const member = await colleague(asker, "member");
  await expect(readReconnectHistory(member, id)).rejects.toThrow("No instance found");
});
