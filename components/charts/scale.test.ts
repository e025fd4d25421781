import { expect, test } from "vitest";
import { lineEnds, roundTop } from "./scale";

test("an axis ends at a round number that holds the highest bar", () => {
  const tops = [0, 1, 4, 5, 9, 11, 37, 250, 3_312, 9_999, 10_000].map((most) => roundTop(most));
  expect(tops).toEqual([4, 4, 4, 5, 10, 15, 40, 250, 4_000, 10_000, 10_000]);
});

test("a line has air at both ends and never leaves its scale", () => {
  expect(lineEnds([1_171, 1_247])).toEqual({ low: 1_160, high: 1_260 });
  expect(lineEnds([0])).toEqual({ low: 0, high: 1 });
  expect(lineEnds([12, 12])).toEqual({ low: 11, high: 13 });
  expect(lineEnds([2, 5])).toEqual({ low: 1, high: 6 });
});
