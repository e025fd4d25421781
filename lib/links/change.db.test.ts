import { afterAll, beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { requireLink, resendLink } from "./change";
import { makeLink } from "./create";
import type { LinkToCreate } from "./read-link";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let caller: Caller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  await instance(caller);
  appId = (await database.query<{ id: string }>("select id from apps"))[0]!.id;
});
afterAll(() => box.close());

const LINK = {
  scopes: null,
  name: "Harbour Lane Bakery",
  tags: [],
  externalId: null,
  maxUses: 1,
  days: 14,
  returnUrl: null,
  verify: null,
  verifyUrl: null,
  instanceId: null,
} satisfies Partial<LinkToCreate>;

it("mails a link in the link's language, and in English without one", async () => {
  for (const [email, language] of [
    ["office@bakery.example", null],
    ["buero@baeckerei.example", "de"],
  ] as const) {
    const { id } = await makeLink(caller, { ...LINK, appId, email, language });
    await resendLink(caller, id);
    expect((await requireLink(caller, id)).mailedAt).not.toBeNull();
  }
  expect(box.to("office@bakery.example")[0]).toContain("Open this link.");
  const german = box.to("buero@baeckerei.example")[0];
  expect(german).toContain("Subject: Xero von Harbour Lane Bakery mit Lantern verbinden");
  expect(german).toContain("Kein Produkt von Xero.");
  expect(german).toMatch(/http:\/\/localhost:3000\/c\/[\w-]{43}/);
});
