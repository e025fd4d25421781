import { expect, it } from "vitest";
import { isOfOtherIssuer } from "./oauth2";

it("a return of another issuer is told, where it says so", () => {
  Object.assign(process.env, { DATABASE_URL: "postgresql://nobody@localhost/none" });
  const isOther = (query: string) => isOfOtherIssuer(new URLSearchParams(query));
  expect(isOther("code=1&state=2")).toBe(false);
  expect(isOther("code=1&iss=https%3A%2F%2Fidentity.xero.com")).toBe(false);
  expect(isOther("code=1&iss=https%3A%2F%2Fevil.example")).toBe(true);
});
