import { createHmac } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { mailbox } from "@/e2e/support/mailbox";
import { admin } from "@/e2e/support/people";
import { readOrganizationSecret } from "@/lib/accounts/api-secrets";
import type { Caller } from "@/lib/caller";
import { requireLink } from "@/lib/links/change";
import { makeLink } from "@/lib/links/create";
import type { LinkToCreate } from "@/lib/links/read-link";
import { beginForCustomer } from "./begin";
import { answerHostCheck, proveHostCheck } from "./host-check";
import { enterCode } from "./mail-code";
import { verifyPage } from "./read-page";

const database = useDatabase();
const box = await mailbox();
process.env.SMTP_URL = box.url;
process.env.MAIL_FROM = "gangway@lantern.example";

let caller: Caller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  appId = await savedApp(caller, { key: "A".repeat(32), secret: "s".repeat(48) });
  await database.query("update organizations set callback_origins = array['https://app.example.com']");
});
afterAll(() => box.close());

const make = (more: Partial<LinkToCreate>) => makeLink(caller, { ...PLAIN_LINK, appId, ...more }, true);
const isAtXero = (location: string) => location.includes("/identity/connect/authorize");

type Browser = Awaited<ReturnType<typeof openInBrowser>>;
const begin = async ({ visitor, jar }: Browser) => (await beginForCustomer(visitor, jar.cookieOf)).location;

describe("by a code to the link's address", () => {
  const email = "owner@bakery.example";
  const codeOf = (to: string) => /^(\d{6})\r?$/m.exec(box.to(to).at(-1)!)![1]!;

  it("asks for it before Xero, once in each browser, and names the address only in part", async () => {
    const { token } = await make({ email, verify: "email" });
    const browser = await openInBrowser(token);
    const page = new URL(await begin(browser), "http://localhost");
    expect(page.pathname).toBe("/c/verify");
    const id = page.searchParams.get("code")!;
    expect(verifyPage(browser.visitor, id, false)).toMatchObject({ view: { maskedEmail: "o•••@bakery.example" } });
    await expect.poll(() => box.to(email).length, { timeout: 5_000 }).toBe(1);
    expect(await enterCode(id, "000000", null)).toBeNull();
    browser.jar.keep((await enterCode(id, codeOf(email), null))!);
    expect(isAtXero(await begin(browser))).toBe(true);
    expect(await begin(await openInBrowser(token))).toContain("/c/verify");
  });

  it("is proved by no other address", async () => {
    const { token } = await make({ email: "other@bakery.example", verify: "email" });
    const browser = await openInBrowser(token);
    const { token: own } = await make({ email: "mine@bakery.example", verify: "email" });
    const mine = await openInBrowser(own, browser.jar);
    const id = new URL(await begin(mine), "http://localhost").searchParams.get("code")!;
    await expect.poll(() => box.to("mine@bakery.example").length, { timeout: 5_000 }).toBe(1);
    browser.jar.keep((await enterCode(id, codeOf("mine@bakery.example"), null))!);
    expect(isAtXero(await begin(mine))).toBe(true);
    expect(await begin(browser)).toContain("/c/verify");
  });

  it.each([
    ["no address", { email: null }, "email"],
    ["many customers", { email, maxUses: 2 }, "verify"],
  ])("is refused for a link with %s", async (_what, more, entry) => {
    await expect(make({ ...more, verify: "email" })).rejects.toMatchObject({ code: "invalid_request", entry });
  });
});

describe("by a page of the host", () => {
  const verifyUrl = "https://app.example.com/verify?tenant=7";
  async function begun() {
    const { id, token } = await make({ verify: "host", verifyUrl });
    const browser = await openInBrowser(token);
    const address = new URL(await begin(browser));
    return { link: await requireLink(caller, id), token, browser, address, check: address.searchParams.get("check")! };
  }
  const proofOf = (address: string) => new URL(address).searchParams.get("proof")!;

  it("sends the browser there, signed, and goes on only when it comes back with the host's yes", async () => {
    const { link, browser, address, check } = await begun();
    expect(address.origin + address.pathname).toBe("https://app.example.com/verify");
    expect(address.searchParams.get("tenant")).toBe("7");
    const secret = await readOrganizationSecret(caller.organizationId);
    const signature = createHmac("sha256", secret).update(`${link.id}.${check}`).digest("hex");
    expect(address.searchParams.get("signature")).toBe(signature);
    const proof = proofOf(await answerHostCheck(link, check));
    expect(isAtXero(await begin(browser)), "before the browser is back").toBe(false);
    expect(await proveHostCheck(browser.visitor, proof)).toBe(true);
    expect(isAtXero(await begin(browser))).toBe(true);
    expect(await proveHostCheck(browser.visitor, proof), "twice").toBe(false);
  });

  it("is of no use to a browser that sent somebody else to the host's page", async () => {
    const { link, token, browser, check } = await begun();
    const proof = proofOf(await answerHostCheck(link, check));
    const victim = await openInBrowser(token);
    expect(await proveHostCheck(victim.visitor, proof)).toBe(false);
    expect(isAtXero(await begin(browser))).toBe(false);
  });

  it("answers a check once, in time, and of its own session only", async () => {
    const { link, check } = await begun();
    const other = await begun();
    await expect(answerHostCheck(other.link, check)).rejects.toMatchObject({ entry: "check" });
    await answerHostCheck(link, check);
    await expect(answerHostCheck(link, check)).rejects.toMatchObject({ entry: "check" });
    await database.query("update host_checks set expires_at = now() - interval '1 second'");
    await expect(answerHostCheck(other.link, other.check)).rejects.toMatchObject({ entry: "check" });
    await expect(answerHostCheck(link, "0x1")).rejects.toMatchObject({ entry: "check" });
  });

  it("leads only to a registered address", async () => {
    const wrong = make({ verify: "host", verifyUrl: "https://evil.example/" });
    await expect(wrong).rejects.toMatchObject({ code: "invalid_request", entry: "verifyUrl" });
  });
});
