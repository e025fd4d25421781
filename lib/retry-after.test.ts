import { expect, test } from "vitest";
import { readRetryAfter } from "./retry-after";

const now = Date.parse("2026-11-23T14:26:00Z");

test.each([
  ["120", 120],
  [" 7 ", 7],
  ["Mon, 23 Nov 2026 14:28:00 GMT", 120],
  ["Monday, 23-Nov-26 14:28:00 GMT", 120],
  ["Mon Nov 23 14:28:00 2026", 120],
])("%j asks for %i seconds", (header, seconds) => {
  expect(readRetryAfter(header, now)).toBe(seconds);
});

test("part of a second counts as a whole one", () => {
  expect(readRetryAfter("Mon, 23 Nov 2026 14:28:00 GMT", now - 1)).toBe(121);
});

test("asks for a day at most", () => {
  for (const many of ["999999999", "9".repeat(400)]) expect(readRetryAfter(many, now)).toBe(86_400);
  expect(readRetryAfter("Mon, 23 Nov 2099 14:28:00 GMT", now)).toBe(86_400);
});

test.each([undefined, null, "", "0", "soon", "-5", "1.5", "1e3", "2026-11-23", "Mon, 23 Nov 2026 14:20:00 GMT"])(
  "%j asks for nothing",
  (header) => {
    expect(readRetryAfter(header, now)).toBeUndefined();
  },
);
