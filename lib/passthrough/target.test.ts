import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readTarget } from "./target";

describe("the target of a call that is passed on", () => {
  it.each([
    "/api.xro/2.0/Invoices",
    "/api.xro/2.0",
    "/files.xro/1.0/Files/",
    "/payroll.xro/2.0/Employees?page=2",
    "/api.xro/2.0/Invoices?where=a+b&&c[]=%2f..%2e/../",
    "/api.xro/2.0/Contacts/1/Attachments/B%C3%A9la%20&%20Co.v1.pdf",
    "/api.xro/2.0/Invoices/..a/b../.c",
    "/api.xro/2.0/Invoices?",
  ])("is %s as it came", (target) => {
    expect(readTarget(target)).toBe(target);
  });

  it.each([
    "/connections",
    "/api.xro/2",
    "/api.xro/2.0Invoices",
    "/api.xro/2.0/../../connections",
    "/api.xro/2.0/%2E%2e/%2e%2E/connections",
    "/api.xro/2.0/%25252e%25252e/x",
    "/api.xro/2.0/a%2fb",
    "/api.xro/2.0/a%255cb",
    "/api.xro/2.0/..;x/y",
    "/api.xro/2.0//x",
    "/api.xro/2.0/x%0a",
    "/api.xro/2.0/x y",
    "/api.xro/2.0/x\\y",
    "/api.xro/2.0/\u00e9",
    "/api.xro/2.0/x#y",
    "/api.xro/2.0/x?a#y",
    "/api.xro/2.0/x?a b",
    "/api.xro/2.0/x?a\u007f",
  ])("is not %s", (target) => {
    expect(() => readTarget(target)).toThrow(/passthrough|path|query/);
  });

  it("is never read as another path or host by the URL standard, whatever is let through", () => {
    const pieces = fc.constantFrom(
      "/",
      ".",
      "..",
      "%2e",
      "%",
      "25",
      "2f",
      "\\",
      "@",
      ":",
      ";",
      "?",
      "#",
      "a",
      "\t",
      "é",
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), (rest) => {
        const target = accepted(`/api.xro/2.0${rest.join("")}`);
        if (target === null) return;
        const url = new URL(`https://api.xero.com${target}`);
        expect([url.host, url.pathname]).toEqual(["api.xero.com", target.split("?")[0]]);
        expect(url.hash).toBe("");
      }),
      { numRuns: 5_000 },
    );
  });
});

function accepted(target: string): string | null {
  try {
    return readTarget(target);
  } catch {
    return null; // refused, which is always safe
  }
}
