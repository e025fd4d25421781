import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin } from "@/e2e/support/people";
import { saveBranding } from "@/lib/branding/branding";
import { readBrandingForm } from "@/lib/branding/read-branding";
import { getHostRow } from "@/lib/branding/store";
import type { Caller } from "@/lib/caller";
import { sendMail } from "@/lib/mail";
import { linkMail } from "./mail";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "Gangway <gangway@example.com>";
afterAll(() => box.close());

let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

/** The mail with a link as it arrives at a customer's. */
async function arriving(email: string): Promise<string> {
  const organization = await getHostRow(caller.organizationId);
  const link = {
    url: "http://localhost:3000/c/x",
    name: "Harbour Lane Bakery",
    language: null,
    instance: null,
    expiresAt: new Date(),
  };
  await sendMail(linkMail({ ...link, email, organization }));
  return box.to(email)[0]!;
}

it("is the organization's when nothing is set, and replies go to the installation", async () => {
  const mail = await arriving("one@harbour.example");
  expect(mail).toContain("From: Lantern <gangway@example.com>");
  expect(mail).not.toContain("Reply-To");
});

it("has the name that customers know, and replies go where they are read", async () => {
  await saveBranding(caller, readBrandingForm({ name: "Lantern Software", replyTo: "help@lantern.example" }));
  const mail = await arriving("two@harbour.example");
  expect(mail).toContain("From: Lantern Software <gangway@example.com>");
  expect(mail).toContain("Reply-To: help@lantern.example");
  expect(mail).toContain("Lantern Software asks to read the books of Harbour Lane Bakery");
});

it("comes from the installation's address alone, whatever the name is", async () => {
  await saveBranding(caller, readBrandingForm({ name: 'A, "B" <c@evil.example>' }));
  const from = /^From: (.*)$/m.exec(await arriving("three@harbour.example"))![1]!;
  expect(from.match(/[^\s<>"]+@[^\s<>"]+/g)?.at(-1)).toBe("gangway@example.com");
  expect(from).toMatch(/^"A, \\"B\\" <c@evil\.example>" <gangway@example\.com>\s*$/);
});

it("shows a logo from our own address, and both parts", async () => {
  await database.query("update brandings set name = 'Lantern', logo_hash = $1, logo_type = 'image/png'", [
    "ab".repeat(32),
  ]);
  const mail = await arriving("four@harbour.example");
  expect(mail).toContain("Content-Type: multipart/alternative");
  expect([...mail.matchAll(/src="([^"]*)"/g)].map(([, src]) => src)).toEqual([
    `http://localhost:3000/api/customer/logos/${"ab".repeat(32)}`,
  ]);
});
