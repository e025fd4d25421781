import { expect, test } from "vitest";
import { NOW, sampleInstance } from "@/components/instances/sample-instance";
import { rulerMarks } from "./ruler-marks";

test("now and renewal have their positions in the token's life", () => {
  const { now, renewal } = rulerMarks(sampleInstance(), NOW);
  expect(now).toBeCloseTo((11.433 / 30) * 100, 1);
  expect(renewal).toBeCloseTo(66.667, 2);
});

test("without renewal there is no mark for it", () => {
  expect(rulerMarks(sampleInstance({ renewsAt: null }), NOW).renewal).toBeNull();
});

test("marks stay on the ruler, even with clocks that disagree", () => {
  expect(rulerMarks(sampleInstance(), NOW + 3_600_000).now).toBe(100);
  expect(rulerMarks(sampleInstance(), NOW - 3_600_000).now).toBe(0);
  expect(rulerMarks(sampleInstance({ expiresAt: "2026-11-23T14:26:00Z" }), NOW).now).toBe(100);
});
