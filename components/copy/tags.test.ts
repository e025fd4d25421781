import { expect, test } from "vitest";
import { parseTags } from "./tags";

test.each([
  ["monthly-close, clinics", ["monthly-close", "clinics"]],
  [" a ,, b,a , ", ["a", "b"]],
  ["two words", ["two words"]],
  ["", []],
])("%j", (typed, tags) => {
  expect(parseTags(typed)).toEqual(tags);
});
