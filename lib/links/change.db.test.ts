import { afterAll, beforeAll, expect, it } from "vitest";
import { PLAIN_LINK } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { requireLink, resendLink } from "./change";
import { makeLink } from "./create";

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

it("mails a link in the link's language, and in English without one", async () => {
  for (const [email, language] of [
    ["office@bakery.example", null],
    ["buero@baeckerei.example", "de"],
  ] as const) {
    const { id } = await makeLink(caller, { ...PLAIN_LINK, appId, email, language });
    await resendLink(caller, id);
    expect((await requireLink(caller, id)).mailedAt).not.toBeNull();
  }
  expect(box.to("office@bakery.example")[0]).toContain("Open this link.");
  const german = box.to("buero@baeckerei.example")[0];
  expect(german).toContain("Subject: Xero von Harbour Lane Bakery mit Lantern verbinden");
  expect(german).toContain("Kein Produkt von Xero.");
  expect(german).toMatch(/http:\/\/localhost:3000\/c\/[\w-]{43}/);
});

it("asks for some of the app's areas, when the form says so, and never for more", async () => {
  const scopes = ["offline_access", "accounting.settings.read", "accounting.contacts", "accounting.invoices.read"];
  await database.query("update apps set scopes = $1", [scopes]);
  const scopesOf = async (areas?: string[]) => {
    const { id } = await makeLink(caller, { ...PLAIN_LINK, appId, email: null, language: null, areas });
    return (await requireLink(caller, id)).scopes;
  };
  expect(await scopesOf()).toEqual(scopes);
  expect((await scopesOf(["contacts", "payments"])).toSorted()).toEqual(
    ["offline_access", "accounting.settings.read", "accounting.contacts.read"].toSorted(),
  );
});

it("refuses a return address that is not registered, and names where it is", async () => {
  const wanted = { ...PLAIN_LINK, appId, email: null, language: null, returnUrl: "https://evil.example/" };
  await expect(makeLink(caller, wanted)).rejects.toThrow(
    "Return address is not at an origin that this organization has registered. An admin adds it under Settings, Callback origins.",
  );
});
