import { expect, test } from "vitest";
import { callsOfHour, callsSentence } from "./calls";

const day = (...counts: [calls: number, errors: number][]) =>
  counts.map(([calls, errors], at) => ({ hour: `2026-11-23T0${at}:00:00Z`, calls, errors }));

test("a day of calls in one sentence", () => {
  expect(callsSentence(day([0, 0], [0, 0]))).toBe("No API calls in the last 24 hours.");
  expect(callsSentence(day([1, 0], [0, 0]))).toBe("1 API call in the last 24 hours, no errors.");
  expect(callsSentence(day([900, 1], [400, 2]))).toBe("1,300 API calls in the last 24 hours, 3 errors.");
});

test("an hour of calls", () => {
  expect(callsOfHour(day([1, 0])[0]!)).toBe("1 call, no errors");
  expect(callsOfHour(day([1200, 1])[0]!)).toBe("1,200 calls, 1 error");
});
