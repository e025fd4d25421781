import { expect, test } from "vitest";
import { accessOf } from "./customer-access";

const of = (...scopes: string[]) => accessOf({ protocol: "oauth2", scopes });

test("reading scopes open their areas and write nothing", () => {
  expect(of("openid", "offline_access", "accounting.settings.read", "accounting.contacts.read")).toEqual({
    areas: ["contacts", "settings"],
    canWrite: false,
  });
});

test("one scope without .read can write", () => {
  expect(of("accounting.contacts.read", "accounting.invoices").canWrite).toBe(true);
  expect(of("openid", "profile", "email", "offline_access").canWrite).toBe(false);
});

test("a broad scope opens all that it covers, and reports of any kind are reports", () => {
  expect(of("accounting.transactions.read").areas).toEqual(["invoices", "payments", "bank", "journals"]);
  expect(of("accounting.reports.balancesheet.read").areas).toEqual(["reports"]);
  expect(of("payroll.employees", "files.read").areas).toEqual(["files", "payroll"]);
});

test("OAuth 1.0a has no scopes: everything in the books is open", () => {
  expect(accessOf({ protocol: "oauth1", scopes: [] }).canWrite).toBe(true);
});
