import { expect, it } from "vitest";
import { MIN_PASSWORD_CHARACTERS } from "@/lib/accounts/view";
import { weaknessOf } from "./weakness";
import { USUAL_PASSWORDS } from "./usual";

const OWNER = { email: "mia.rossi@lantern.example", names: ["Mia", "Rossi", "Harbour Lane Bakery"] };
const problemOf = (password: string) => weaknessOf(password, OWNER);

it("knows more than 3,000 usual passwords of the length that is asked for", () => {
  const long = [...USUAL_PASSWORDS].filter((password) => password.length >= MIN_PASSWORD_CHARACTERS);
  expect(long.length).toBeGreaterThan(3_000);
  for (const password of long) expect(problemOf(password), password).not.toBeNull();
});

it.each([
  ["with digits and signs around it", "!!Password2026"],
  ["in capitals, with signs for letters", "P@SSW0RD!!!!"],
  ["twice", "sunshinesunshine"],
  ["a few characters over and over", "x7x7x7x7x7x7"],
  ["a row of keys", "qwertyuiop123"],
  ["a row of keys from its end", "poiuytrewq987"],
  ["the alphabet", "abcdefghijklm"],
  ["digits in their order", "123456789012345"],
])("refuses a usual one %s", (_how, password) => {
  expect(problemOf(password)).toMatch(/many people use.*few random words/);
});

it.each([
  ["the product", "Gangway-2026!"],
  ["Xero", "xero xero 2026"],
  ["the organization's name", "HarbourLane#1"],
  ["the user's name and address", "mia.rossi.2026"],
  ["a word of it and a usual password", "lanternpassword1"],
  ["a word of it and digits in their order", "rossi-12345678"],
])("refuses what is little more than %s", (_what, password) => {
  expect(problemOf(password)).toMatch(/your name, address or organization/);
});

it.each([
  "a long password",
  "correct horse battery staple",
  "gangway plank under moonlight",
  "harbour at dawn, seven gulls",
  "V3rT-kq9Z_pw2L",
  "пароль из трёх слов",
])("takes %s", (password) => {
  expect(problemOf(password)).toBeNull();
});
