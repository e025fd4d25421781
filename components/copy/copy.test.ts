import { expect, test } from "vitest";
import { appKind, shortKind, signingKey } from "./app";
import { disconnectConsequences } from "./disconnect";
import { counted, countWords, inWords } from "./number";
import { countryName, sharedConsent } from "./organisation";

test("kinds of app, long and short", () => {
  expect(appKind({ kind: "partner", protocol: "oauth1" })).toBe("Partner, OAuth 1.0a");
  expect(shortKind({ kind: "public", protocol: "oauth2" })).toBe("Public, 2.0");
});

test("only a partner app on 1.0a signs with an RSA key", () => {
  const partner = { kind: "partner", protocol: "oauth1", hasOwnPrivateKey: false } as const;
  expect(signingKey(partner)).toBe("signs with Gangway’s key");
  expect(signingKey({ ...partner, hasOwnPrivateKey: true })).toBe("signs with its own key");
  expect(signingKey({ ...partner, protocol: "oauth2" })).toBeNull();
  expect(signingKey({ ...partner, kind: "public" })).toBeNull();
});

test("numbers: words when small, separators when large, a plus at the cap", () => {
  expect(inWords(10)).toBe("ten");
  expect(inWords(1284)).toBe("1,284");
  expect(counted(1, "app")).toBe("1 app");
  expect(countWords({ count: 1284, isMore: false })).toBe("1,284");
  expect(countWords({ count: 10_000, isMore: true })).toBe("10,000+");
});

test("what disconnecting ends depends on the protocol and on who shares the consent", () => {
  expect(disconnectConsequences("oauth1", 0)).toContain("OAuth 1.0a consents can’t be revoked from here");
  expect(disconnectConsequences("custom", 0)).toContain("stays approved at Xero");
  expect(disconnectConsequences("oauth2", 1)).toBe(
    "This ends the connection at Xero. The instance token stops working immediately. The other instance that shares this consent keeps working. You can connect the organisation again later; it gets a new id and instance token.",
  );
  expect(disconnectConsequences("oauth2", 0)).toContain(
    "No other instance shares this consent, so Gangway revokes it too",
  );
  expect(disconnectConsequences("oauth2", null)).toContain("revokes the consent, unless another instance shares it");
  expect(disconnectConsequences("oauth1", null)).not.toContain("revokes");
  expect(disconnectConsequences("oauth2", 2)).toContain(
    "The two other instances that share this consent keep working.",
  );
});

test("countries by name; what is no code stays", () => {
  expect(countryName("NZ")).toBe("New Zealand");
  expect(countryName("New Zealand")).toBe("New Zealand");
});

test("a shared consent counts the other instances", () => {
  expect(sharedConsent(1)).toBe("Shares its Xero token with 1 other instance.");
  expect(sharedConsent(2)).toBe("Shares its Xero token with 2 other instances.");
});
