import { expect, test } from "vitest";
import { emailError, passwordError, signInProblem } from "./sign-in";

test("a code nobody foresaw still gets a sentence", () => {
  expect(signInProblem("Configuration").title).toBe("Signing in did not work.");
  expect(signInProblem("CredentialsSignin").title).toContain("do not belong together");
});

test.each(["", "  ", "ops", "@lantern.example", "ops@", "o ps@lantern.example"])("%j is no e-mail address", (email) => {
  expect(emailError(email)).toBeTypeOf("string");
});

test("an address with blanks pasted around it is one", () => {
  expect(emailError(" ops@lantern.example ")).toBeUndefined();
});

test("a password may be blanks, but not nothing", () => {
  expect(passwordError("")).toBe("Enter your password.");
  expect(passwordError(" ")).toBeUndefined();
});
