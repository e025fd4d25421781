import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import type { Caller } from "@/lib/caller";
import { logoAnswer } from "./answer-logo";
import { readBranding, saveBranding } from "./branding";
import { hostOf, senderOf } from "./host";
import { readBrandingForm } from "./read-branding";
import { getHostRow } from "./store";

const database = useDatabase();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const base64 = (text: string) => Buffer.from(text).toString("base64");
const SVG = base64(`<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"><path d="M0 0h8v8z"/></svg>`);
/** One red pixel. */
const PNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==";

const ENTRIES = {
  name: " Lantern Software ",
  shortName: "Lantern",
  accent: "#8F7BFF",
  reasons: { en: "So that Lantern can show who owes you money.", de: "" },
  supportEmail: "Help@lantern.example",
  replyTo: "",
  privacyUrl: "https://lantern.example/privacy#xero",
  termsUrl: "",
};

const save = (body: Record<string, unknown>) => saveBranding(caller, readBrandingForm(body));
const events = () => database.query("select data from events where type = 'organization.branding_changed' order by id");

describe("the branding of an organization", () => {
  it("is its name and Gangway's look until somebody changes it", async () => {
    expect(await readBranding(caller)).toMatchObject({ organizationName: "Lantern", name: null, accent: null });
    const host = hostOf(await getHostRow(caller.organizationId));
    expect(host).toMatchObject({ name: "Lantern", shortName: "Lantern", logoUrl: null, accentUrl: null, reasons: {} });
  });

  it("is saved, appears on customers' pages and in mails, and in the audit log", async () => {
    await save({ ...ENTRIES, logo: SVG });
    const row = await getHostRow(caller.organizationId);
    expect(hostOf(row)).toMatchObject({
      name: "Lantern Software",
      shortName: "Lantern",
      reasons: { en: ENTRIES.reasons.en },
      supportEmail: "help@lantern.example",
      privacyUrl: ENTRIES.privacyUrl,
      termsUrl: null,
      accentUrl: "/api/customer/accents/8f7bff",
    });
    expect(senderOf(row)).toEqual({ name: "Lantern Software", replyTo: "help@lantern.example" });
    const changed = "name, short name, colour, reason, support address, privacy page, logo";
    expect(await events()).toEqual([{ data: { changed } }]);
  });

  it("keeps the logo unless another is chosen, and records nothing when nothing changes", async () => {
    const { logoHash } = await save(ENTRIES);
    expect(logoHash).toMatch(/^[\da-f]{64}$/);
    expect(await events()).toHaveLength(1);
    expect(await save({ ...ENTRIES, logo: null })).toMatchObject({ logoHash: null });
    expect((await events()).at(-1)).toEqual({ data: { changed: "logo" } });
  });

  it("is the admins' matter", async () => {
    const member = await colleague(caller, "member");
    await expect(readBranding(member)).rejects.toMatchObject({ code: "forbidden" });
    await expect(saveBranding(member, readBrandingForm(ENTRIES))).rejects.toMatchObject({ code: "forbidden" });
  });
});

it.each([
  [{ accent: "red" }, "Colour is not a colour. Write it as # and six hex digits, such as #8f7bff."],
  [{ accent: "#8f7bff;background:url(//x)" }, "Colour is not a colour."],
  [{ termsUrl: "lantern/terms" }, "Terms is not a web address. Begin with https://."],
  [{ privacyUrl: "javascript:alert(1)" }, "Privacy is not a web address."],
  [{ privacyUrl: "https://user:secret@lantern.example" }, "Privacy is not a web address."],
  [{ supportEmail: "help" }, "Support address is not valid."],
  [{ replyTo: "a@b.example, c@d.example" }, "Replies to mails go to is not valid."],
  [{ reasons: { en: "x".repeat(121) } }, "Why you read it, in one sentence, is longer than 120 characters."],
  [{ reasons: { "../": "x" } }, "must be sentences by language"],
  [{ name: "a\nb" }, "Name holds a control character."],
  [{ logo: base64("a logo") }, "Logo is not whole: it cannot be read as XML."],
  [{ logo: base64(`GIF89a\xff`) }, "Logo is"],
  [{ logo: Buffer.from([0xff, 0xd8, 0xff, 0xe0]).toString("base64") }, "Logo is neither a PNG nor an SVG."],
  [{ logo: PNG.slice(0, 60) }, "Logo is not a whole PNG."],
  [{ logo: Buffer.from(PNG, "base64").subarray(0, 18).toString("base64") }, "Logo is not a whole PNG."],
  [{ logo: base64("x".repeat(100_001)) }, "Logo is larger than 100 kB."],
  [{ logo: base64(`<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>`) }, "Logo has nothing in it"],
])("refuses %j by name", (body, message) => {
  expect(() => readBrandingForm(body)).toThrow(message);
});

describe("a logo", () => {
  it("is answered by its hash alone, cleaned, under a policy of its own", async () => {
    const { logoHash } = await save({ ...ENTRIES, logo: SVG });
    const answer = await logoAnswer(logoHash!);
    expect(await answer.text()).toBe(`<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"></path></svg>`);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "image/svg+xml",
      "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox; frame-ancestors 'none'",
      "x-content-type-options": "nosniff",
      "cache-control": "public, max-age=31536000, immutable",
    });
  });

  it("may be a PNG", async () => {
    const { logoHash } = await save({ ...ENTRIES, logo: PNG });
    const answer = await logoAnswer(logoHash!);
    expect(answer.headers.get("content-type")).toBe("image/png");
    expect(Buffer.from(await answer.arrayBuffer()).toString("base64")).toBe(PNG);
  });

  it.each(["", "x", "../settings", "0".repeat(64)])("is not there for %j", async (hash) => {
    expect((await logoAnswer(hash)).status).toBe(404);
  });
});
