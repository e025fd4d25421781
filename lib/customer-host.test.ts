import { expect, test } from "vitest";
import { isForCustomers } from "./customer-host";

test.each([
  "/c",
  "/c/abc?lang=de",
  "/c/connections/record?host=1",
  "/api/customer/links/1/attempts",
  "/connect/callback?code=1&state=2",
  "/_next/static/chunks/a.js",
  "/gangway.js",
  "/icon.svg?v=1",
])("customers reach %s", (address) => expect(isForCustomers(address)).toBe(true));

test.each([
  "/",
  "/sign-in",
  "/dashboard",
  "/connect",
  "/connect/keys",
  "/connect/callback/more",
  "/customers",
  "/api/portal/links",
  "/api/auth/session",
  "/api/health",
  "/elements/api-v2/instances",
  "/c/../dashboard",
  "/c/%2e%2e/dashboard",
  "/c\\..\\dashboard",
  "/_next/../api/portal/links",
  "/c%2f..%2fdashboard",
  "//c/x",
  "http://other/c",
  "*",
])("and not %s", (address) => expect(isForCustomers(address)).toBe(false));
