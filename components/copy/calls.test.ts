import { expect, test } from "vitest";
import { callsSentence } from "./calls";

const day = (...counts: [calls: number, errors: number][]) =>
  counts.map(([calls, errors], at) => ({ hour: `2026-11-23T0${at}:00:00Z`, calls, errors }));

test("a day of calls in one sentence", () => {
  expect(callsSentence(day([0, 0], [0, 0]))).toBe("No program has called Xero through Gangway in the last 24 hours.");
  expect(callsSentence(day([1, 0], [0, 0]))).toBe("1 call through Gangway in the last 24 hours, all answered well.");
  expect(callsSentence(day([900, 1], [400, 2]))).toBe(
    "1,300 calls through Gangway in the last 24 hours, 3 errors among them.",
  );
});
