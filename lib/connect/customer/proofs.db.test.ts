import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { openInBrowser, PLAIN_LINK, savedApp } from "@/e2e/support/customers";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { tokenHash } from "@/lib/encryption";
import { makeLink } from "@/lib/links/create";
import { answerHostCheck, beginHostCheck, deleteOldHostChecks, isVerifiedByHost, proveHostCheck } from "./host-check";
import { deleteOldMailCodes, enterCode, findProvenEmail } from "./mail-code";

const MINUTE = 60_000;
const database = useDatabase();
let caller: UserCaller;
let appId: string;
beforeAll(async () => {
  caller = await admin();
  appId = await savedApp(caller, { key: "A".repeat(32), secret: "s".repeat(48) });
  await database.query("update organizations set callback_origins = array['https://host.example']");
});

const between = (time: Date, before: number, lifeMs: number) =>
  time.getTime() >= before + lifeMs && time.getTime() <= Date.now() + lifeMs;

describe("a check at the host's page", () => {
  async function begun() {
    const verifyUrl = "https://host.example/verify?session=mine&tenant=7";
    const { id, token } = await makeLink(caller, { ...PLAIN_LINK, appId, verify: "host", verifyUrl }, true);
    const { visitor } = await openInBrowser(token);
    const query = new URL(await beginHostCheck(visitor)).searchParams;
    const check = query.get("check")!;
    const expiryOf = async () =>
      (await database.query<{ expires_at: Date }>("select expires_at from host_checks where id = $1", [check]))[0]!
        .expires_at;
    return { id, token, visitor, query, check, expiryOf };
  }
  const proofOf = (address: string) => new URL(address).searchParams.get("proof")!;
  const proven = async () => {
    const run = await begun();
    return { ...run, proof: proofOf(await answerHostCheck(run.visitor.link, run.check)) };
  };
  const end = (check: string) =>
    database.query("update host_checks set expires_at = now() - interval '1 second' where id = $1", [check]);

  it("lasts 15 minutes, and once the browser is back its yes holds 15 more", async () => {
    const before = Date.now();
    const { id, visitor, query, check, expiryOf } = await begun();
    expect([query.getAll("session"), query.get("tenant")]).toEqual([[id], "7"]);
    expect(query.get("signature")).toMatch(/^[\da-f]{64}$/);
    expect(between(await expiryOf(), before, 15 * MINUTE)).toBe(true);
    const address = await answerHostCheck(visitor.link, check);
    expect(address).toBe(`http://localhost:3000/c/verified?link=${id}&proof=${proofOf(address)}`);
    await database.query("update host_checks set expires_at = now() + interval '1 minute' where id = $1", [check]);
    const later = Date.now();
    expect(await proveHostCheck(visitor, proofOf(address))).toBe(true);
    expect(between(await expiryOf(), later, 15 * MINUTE)).toBe(true);
    expect(await isVerifiedByHost(visitor)).toBe(true);
    await end(check);
    expect(await isVerifiedByHost(visitor)).toBe(false);
  });

  it("is proved by nothing else, in no other browser, and not when it is over", async () => {
    const { token, visitor, check, proof } = await proven();
    const { visitor: other } = await openInBrowser(token);
    expect(await proveHostCheck(visitor, "another")).toBe(false);
    expect(await proveHostCheck(other, proof)).toBe(false);
    expect(await proveHostCheck({ ...visitor, link: (await begun()).visitor.link }, proof)).toBe(false);
    expect(await isVerifiedByHost(visitor)).toBe(false);
    await end(check);
    expect(await proveHostCheck(visitor, proof)).toBe(false);
    const { visitor: verified, proof: right } = await proven();
    await proveHostCheck(verified, right);
    const stranger = { ...verified, visitorHash: other.visitorHash };
    expect([await isVerifiedByHost(verified), await isVerifiedByHost(stranger)]).toEqual([true, false]);
    expect(await isVerifiedByHost({ ...verified, link: visitor.link })).toBe(false);
  });

  it("is answered by no check that is not known", async () => {
    const { visitor } = await begun();
    for (const unknown of ["no-id", randomUUID()])
      await expect(answerHostCheck(visitor.link, unknown)).rejects.toMatchObject({
        code: "invalid_request",
        message: "check is unknown, was answered, or is older than 15 minutes.",
      });
  });

  it("is forgotten when it is over", async () => {
    const [old, fresh] = [await begun(), await begun()];
    await end(old.check);
    await deleteOldHostChecks();
    const rows = await database.query("select id from host_checks where id = any($1)", [[old.check, fresh.check]]);
    expect(rows).toEqual([{ id: fresh.check }]);
  });
});

describe("a code from a mail", () => {
  const email = "office@bakery.example";

  /** As it is stored when the mail is sent. */
  async function mailed(code = "012345") {
    const id = randomUUID();
    await database.query(
      `insert into mail_codes (id, organization_id, email, code_hash, expires_at) values ($1, $2, $3, $4, now() + interval '10 minutes')`,
      [id, caller.organizationId, email, tokenHash(`${id} ${code}`)],
    );
    return id;
  }
  const stored = async (id: string) =>
    (
      await database.query<{ tries: number; token_hash: Buffer | null; expires_at: Date }>(
        "select tries, token_hash, expires_at from mail_codes where id = $1",
        [id],
      )
    )[0]!;
  const name = () => `gangway-customer-${caller.organizationId}`;

  it("is taken once, however it is spaced, and opens the own page for a day", async () => {
    const id = await mailed();
    expect(await enterCode(id, "01234", null)).toBeNull();
    expect(await stored(id)).toMatchObject({ tries: 1, token_hash: null });
    const before = Date.now();
    const cookie = (await enterCode(id, " 012-345\n", "203.0.113.9"))!;
    const token = /=(.*?);/.exec(cookie)![1]!;
    expect(cookie).toBe(`${name()}=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=86400`);
    const row = await stored(id);
    expect([row.tries, row.token_hash]).toEqual([2, tokenHash(token)]);
    expect(between(row.expires_at, before, 24 * 60 * MINUTE)).toBe(true);
    expect(await enterCode(id, "012345", null)).toBeNull();
    const events = await database.query(
      "select actor, user_id, data from events where type = 'customer.came_back' and data ->> 'email' = $1",
      [email],
    );
    expect(events).toEqual([{ actor: email, user_id: null, data: { email } }]);
  });

  it("is taken once by two who enter it at the same moment", async () => {
    const id = await mailed();
    const cookies = await Promise.all([enterCode(id, "012345", "203.0.113.1"), enterCode(id, "012345", "203.0.113.2")]);
    expect(cookies.filter((cookie) => cookie === null)).toHaveLength(1);
  });

  it("is taken at the fifth try, and not at the sixth", async () => {
    for (const [wrong, isTaken] of [
      [4, true],
      [5, false],
    ] as const) {
      const id = await mailed();
      for (let tries = 0; tries < wrong; tries++) await enterCode(id, "999999", "203.0.113.3");
      expect((await enterCode(id, "012345", "203.0.113.3")) !== null).toBe(isTaken);
    }
  });

  it("of no mail, or of another, opens nothing", async () => {
    const [one, other] = [await mailed("111111"), await mailed("222222")];
    expect(await enterCode("no-id", "111111", null)).toBeNull();
    expect(await enterCode(randomUUID(), "111111", null)).toBeNull();
    expect(await enterCode(other, "111111", null)).toBeNull();
    expect(await enterCode(one, "", null)).toBeNull();
    await database.query("update mail_codes set expires_at = now() - interval '1 second' where id = $1", [one]);
    expect(await enterCode(one, "111111", null)).toBeNull();
  });

  it("proves the address to that organization, in that browser, as long as it is open", async () => {
    const id = await mailed();
    const value = /=(.*?);/.exec((await enterCode(id, "012345", null))!)![1];
    const cookieOf = (asked: string) => (asked === name() ? value : undefined);
    const { organizationId } = caller;
    expect(await findProvenEmail(organizationId, cookieOf)).toBe(email);
    expect(await findProvenEmail(organizationId, () => undefined)).toBeNull();
    expect(await findProvenEmail(organizationId, () => "another")).toBeNull();
    expect(await findProvenEmail(randomUUID(), () => value)).toBeNull();
    await database.query("update mail_codes set expires_at = now() - interval '1 second' where id = $1", [id]);
    expect(await findProvenEmail(organizationId, cookieOf)).toBeNull();
    const open = await mailed();
    await deleteOldMailCodes();
    const left = await database.query("select id from mail_codes where id = any($1)", [[id, open]]);
    expect(left).toEqual([{ id: open }]);
  });

  it("can be tried 40 times by one client in 15 minutes", async () => {
    const tryIt = () => enterCode("no-id", "012345", "203.0.113.40");
    for (let tries = 0; tries < 40; tries++) expect(await tryIt()).toBeNull();
    await expect(tryIt()).rejects.toMatchObject({ code: "too_many_requests" });
  });
});
