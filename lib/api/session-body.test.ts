import { describe, expect, it } from "vitest";
import { readSession } from "./session-body";

const MINUTE_DAYS = 60 / (24 * 60 * 60);

describe("the body of a session", () => {
  it("is read as it is, with the usual for what it leaves out", () => {
    const least = readSession({ app: "a" });
    expect(least).toMatchObject({ appId: "a", name: "Xero", tags: [], externalId: null, scopes: null, verify: null });
    expect(least).toMatchObject({
      verifyUrl: null,
      returnUrl: null,
      language: null,
      instanceId: null,
      maxUses: 1,
      days: 14,
    });
    const most = readSession({
      app: "a",
      scopes: ["openid", "files"],
      name: "Harbour Lane",
      tags: ["gold"],
      externalId: "cus_1",
      email: "a@b.example",
      verify: "email",
      language: "fr",
      expiresIn: 60,
    });
    expect(most).toMatchObject({
      name: "Harbour Lane",
      tags: ["gold"],
      externalId: "cus_1",
      scopes: ["openid", "files"],
    });
    expect(most).toMatchObject({ verify: "email", language: "fr", days: MINUTE_DAYS, email: "a@b.example" });
    expect(readSession({ app: "a", externalId: "cus_1" }).name).toBe("cus_1");
    expect(readSession({ app: "a", verifyUrl: "https://x.example/v" })).toMatchObject({ verify: "host" });
    expect(readSession({ keys: "customer" })).toMatchObject({ appId: null, instanceId: null });
    expect(readSession({ reconnect: 7 })).toMatchObject({ instanceId: 7 });
  });

  it.each([
    [null, null],
    [" openid   files\n", ["openid", "files"]],
    [
      [" openid ", "", "files"],
      ["openid", "files"],
    ],
    ["offline_access", ["offline_access"]],
    ["ab", ["ab"]],
    [Array.from({ length: 60 }, () => "files"), Array.from({ length: 60 }, () => "files")],
    [`a${"b".repeat(99)}`, [`a${"b".repeat(99)}`]],
  ])("takes the scopes %j", (scopes, read) => {
    expect(readSession({ app: "a", scopes }).scopes).toEqual(read);
  });

  it.each([
    "",
    "a",
    "openid Files",
    "1ab",
    "ab1",
    "ab!cd",
    "ab_",
    "ab_1",
    "ab_cd_",
    `a${"b".repeat(100)}`,
    "-ab",
    "abÄ",
  ])("refuses the scopes %j", (scopes) => {
    expect(() => readSession({ app: "a", scopes })).toThrow("scopes must be a list of Xero's scopes");
  });
});
