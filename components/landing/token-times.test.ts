import { expect, test } from "vitest";
import { tokenTimes } from "./token-times";

const at = (clock: string) => Date.parse(`2026-11-23T${clock}Z`);

test("the current token is the one issued last", () => {
  const { marks, current, start } = tokenTimes(at("14:37:26"));
  expect(marks[current]).toBe(at("14:26:00"));
  expect(start).toBe(at("13:26:00"));
  expect(marks.at(-1)).toBe(at("15:26:00"));
});

test("between ten and thirty minutes are left, counted up to the full minute", () => {
  expect(tokenTimes(at("14:26:00")).minutesLeft).toBe(30);
  expect(tokenTimes(at("14:37:26")).minutesLeft).toBe(19);
  expect(tokenTimes(at("14:45:59")).minutesLeft).toBe(11);
  expect(tokenTimes(at("14:46:00")).minutesLeft).toBe(30);
});

test("continues over midnight", () => {
  expect(tokenTimes(at("00:01:00")).marks[3]).toBe(Date.parse("2026-11-22T23:46:00Z"));
});
