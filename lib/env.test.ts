import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parseSettings } from "./env";

const good = {
  DATABASE_URL: "postgresql://user:pw@localhost:5432/gangway",
  PUBLIC_URL: "https://gangway.example/",
  ENCRYPTION_KEYS: `k2:${Buffer.alloc(32, 1).toString("base64")}, k1:${Buffer.alloc(32, 2).toString("base64")}`,
  SESSION_SECRET: "s".repeat(32),
};

describe("settings", () => {
  it("takes the smallest set, and Xero's own addresses", () => {
    const settings = parseSettings(good);
    expect(settings.PUBLIC_URL).toBe("https://gangway.example");
    expect(settings.XERO_OAUTH1_BASE_URL).toBe("https://api.xero.com");
    expect(settings.ENCRYPTION_KEYS).toHaveLength(2);
    expect(settings.ALLOWED_ORIGINS).toEqual([]);
  });

  it("names every setting that is missing or empty", () => {
    expect(() => parseSettings({ ...good, DATABASE_URL: "", SESSION_SECRET: undefined })).toThrow(
      "Settings are wrong: DATABASE_URL is missing; SESSION_SECRET is missing.",
    );
  });

  it("refuses addresses that would not work, rather than change them", () => {
    const wrong = { PUBLIC_URL: "https://example.com/gangway", ALLOWED_ORIGINS: "https://app.example.com/, app" };
    expect(() => parseSettings({ ...good, ...wrong })).toThrow(
      /PUBLIC_URL has a path: .*; ALLOWED_ORIGINS is not a list of origins/,
    );
    const right = { ALLOWED_ORIGINS: "https://app.example.com, http://localhost:5173" };
    const origins = ["https://app.example.com", "http://localhost:5173"];
    expect(parseSettings({ ...good, ...right }).ALLOWED_ORIGINS).toEqual(origins);
  });

  it("keeps history for ever or for days, and not so short that deliveries lose their event", () => {
    const { KEEP_AUDIT_LOG_DAYS, KEEP_ATTEMPTS_DAYS, KEEP_LINKS_DAYS, KEEP_DELIVERIES_DAYS } = parseSettings(good);
    expect([KEEP_AUDIT_LOG_DAYS, KEEP_ATTEMPTS_DAYS, KEEP_LINKS_DAYS, KEEP_DELIVERIES_DAYS]).toEqual([
      null,
      null,
      null,
      30,
    ]);
    expect(parseSettings({ ...good, KEEP_AUDIT_LOG_DAYS: "365" }).KEEP_AUDIT_LOG_DAYS).toBe(365);
    expect(parseSettings({ ...good, KEEP_AUDIT_LOG_DAYS: "forever" }).KEEP_AUDIT_LOG_DAYS).toBeNull();
    for (const [name, value, problem] of [
      ["KEEP_AUDIT_LOG_DAYS", "6", "is less than 7"],
      ["SESSION_IDLE_MINUTES", "4", "is not a number of minutes from 5 to 720"],
      ["SESSION_IDLE_MINUTES", "1000", "is not a number of minutes from 5 to 720"],
      ["SESSION_IDLE_MINUTES", "long", "is not a number of minutes from 5 to 720"],
      ["KEEP_LINKS_DAYS", "always", "is neither a number of days, from 1 on, nor forever"],
      ["KEEP_DELIVERIES_DAYS", "forever", "is not a number of days"],
      ["KEEP_CHANGES_DAYS", "0", "is less than 1"],
      ["BACKUP_KEY", "secret", "is not 32 bytes in base64"],
    ] as const)
      expect(() => parseSettings({ ...good, [name]: value })).toThrow(`Settings are wrong: ${name} ${problem}.`);
  });

  it("wants a sender where mail is sent", () => {
    const SMTP_URL = "smtp://user:hunter2@mail.example:587";
    expect(() => parseSettings({ ...good, SMTP_URL })).toThrow("Settings are wrong: MAIL_FROM is missing.");
    expect(parseSettings({ ...good, SMTP_URL, MAIL_FROM: "Gangway <gangway@example.com>" }).SMTP_URL).toBe(SMTP_URL);
    expect(parseSettings(good).SMTP_URL).toBeUndefined();
  });

  it("takes the keys from a file, as Docker and Kubernetes hand secrets over", () => {
    const { ENCRYPTION_KEYS: keys, ...others } = good;
    const folder = mkdtempSync(join(tmpdir(), "gangway-keys-"));
    const ENCRYPTION_KEYS_FILE = join(folder, "keys");
    writeFileSync(ENCRYPTION_KEYS_FILE, `${keys}\n`);
    expect(parseSettings({ ...others, ENCRYPTION_KEYS_FILE }).ENCRYPTION_KEYS).toHaveLength(2);
    expect(() => parseSettings({ ...good, ENCRYPTION_KEYS_FILE })).toThrow(
      "ENCRYPTION_KEYS_FILE is set beside ENCRYPTION_KEYS: set one of them.",
    );
    writeFileSync(ENCRYPTION_KEYS_FILE, "hunter2");
    expect(() => parseSettings({ ...others, ENCRYPTION_KEYS_FILE })).toThrow(
      "Settings are wrong: ENCRYPTION_KEYS is not a list of id:base64 pairs of 32 bytes each, or of what keys:wrap prints.",
    );
    rmSync(folder, { recursive: true });
    expect(() => parseSettings({ ...others, ENCRYPTION_KEYS_FILE })).toThrow(
      "Settings are wrong: ENCRYPTION_KEYS_FILE is not a file that can be read.",
    );
  });

  it("wants to know the KMS of a wrapped key, and takes plain ones beside it", () => {
    const wrapped = { ...good, ENCRYPTION_KEYS: `${good.ENCRYPTION_KEYS},k3:vault:v1:AAAA,k4:aws:AAAA` };
    expect(() => parseSettings(wrapped)).toThrow("Settings are wrong: KMS_KEY is missing.");
    expect(parseSettings({ ...wrapped, KMS_KEY: "vault:transit/gangway" }).ENCRYPTION_KEYS).toHaveLength(4);
    for (const KMS_KEY of ["gangway", "vault:gangway", "arn:aws:s3:::gangway", "alias/gangway"])
      expect(() => parseSettings({ ...good, KMS_KEY }), KMS_KEY).toThrow("KMS_KEY is neither the ARN");
  });

  it("wants single sign-on whole", () => {
    const issuer = { OIDC_ISSUER: "https://login.example.com" };
    expect(() => parseSettings({ ...good, ...issuer })).toThrow(
      "Settings are wrong: OIDC_CLIENT_ID is missing; OIDC_CLIENT_SECRET is missing.",
    );
    const whole = { ...good, ...issuer, OIDC_CLIENT_ID: "gangway", OIDC_CLIENT_SECRET: "hunter2" };
    expect(parseSettings(whole).OIDC_ISSUER).toBe("https://login.example.com");
  });

  it("wants what roles and joining of single sign-on need", () => {
    const OIDC = { OIDC_ISSUER: "https://login.example.com", OIDC_CLIENT_ID: "gangway", OIDC_CLIENT_SECRET: "hunter2" };
    const whole = {
      ...good,
      ...OIDC,
      OIDC_ORGANIZATION: "01938f2e-7d3c-7b1a-9a52-5d0c4c1e7f00",
      OIDC_JOIN: "everybody",
      OIDC_ROLE_CLAIM: "roles",
      OIDC_ADMIN_VALUES: "owners, operators",
    };
    expect(parseSettings(whole).OIDC_ADMIN_VALUES).toEqual(["owners", "operators"]);
    for (const [left, message] of [
      ["OIDC_ORGANIZATION", "OIDC_ORGANIZATION is missing"],
      ["OIDC_ROLE_CLAIM", "OIDC_ROLE_CLAIM is missing"],
      ["OIDC_ADMIN_VALUES", "OIDC_ADMIN_VALUES is missing"],
    ] as const)
      expect(() => parseSettings({ ...whole, [left]: "" })).toThrow(message);
    expect(() => parseSettings({ ...good, OIDC_ORGANIZATION: whole.OIDC_ORGANIZATION })).toThrow(
      "OIDC_ISSUER is missing",
    );
    expect(() => parseSettings({ ...whole, OIDC_ORGANIZATION: "Lantern" })).toThrow("is not the id of an organization");
  });

  it("takes an origin of the customers' own, of the same scheme", () => {
    const CUSTOMER_URL = "https://connect.lantern.example/";
    expect(parseSettings({ ...good, CUSTOMER_URL }).CUSTOMER_URL).toBe("https://connect.lantern.example");
    expect(parseSettings(good).CUSTOMER_URL).toBeUndefined();
    for (const [wrong, message] of [
      ["https://lantern.example/connect", /CUSTOMER_URL has a path/],
      ["http://connect.lantern.example", /CUSTOMER_URL has another scheme than PUBLIC_URL/],
      ["connect.lantern.example", /CUSTOMER_URL is not an http or https address/],
    ] as const)
      expect(() => parseSettings({ ...good, CUSTOMER_URL: wrong })).toThrow(message);
  });

  it("says what is wrong without repeating a value", () => {
    const bad = { ...good, ENCRYPTION_KEYS: "k1:dG9vIHNob3J0", SESSION_SECRET: "hunter2", PUBLIC_URL: "ftp://x" };
    const thrown = (() => {
      try {
        return parseSettings(bad) && "";
      } catch (error) {
        return (error as Error).message;
      }
    })();
    expect(thrown).toContain("ENCRYPTION_KEYS is not a list of id:base64 pairs of 32 bytes each");
    expect(thrown).toContain("SESSION_SECRET has fewer than 32 characters");
    expect(thrown).toContain("PUBLIC_URL is not an http or https address");
    expect(thrown).not.toMatch(/hunter2|dG9v/);
  });
});
