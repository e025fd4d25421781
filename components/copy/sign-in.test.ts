import { expect, test } from "vitest";
import { emailError, passwordError, signInProblem } from "./sign-in";

test("a code nobody foresaw still gets a sentence", () => {
  expect(signInProblem("Configuration").title).toBe("Could not sign you in.");
  expect(signInProblem("CredentialsSignin").title).toBe("Wrong email or password.");
});

test.each(["", "  ", "ops", "@lantern.example", "ops@", "o ps@lantern.example"])("%j is not an email", (email) => {
  expect(emailError(email)).toBeTypeOf("string");
});

test("an address with blanks pasted around it is one", () => {
  expect(emailError(" ops@lantern.example ")).toBeUndefined();
});

test("a password may be blanks, but not nothing", () => {
  expect(passwordError("")).toBe("Enter your password.");
  expect(passwordError(" ")).toBeUndefined();
});
