import { expect, test } from "vitest";
import { delayAfter } from "./retry";
import { RETRY_DAYS } from "./view";

const PLANNED = ["5 s", "5 min", "30 min", "2 h", "5 h", "10 h", "14 h", "20 h", "24 h"].map((text) => {
  const [count, unit] = text.split(" ") as [string, "s" | "min" | "h"];
  return Number(count) * { s: 1_000, min: 60_000, h: 3_600_000 }[unit];
});

test("waits as documented, a fifth more or less, and fails after ten attempts within three days", () => {
  for (const [at, planned] of PLANNED.entries()) {
    const waits = Array.from({ length: 200 }, () => delayAfter(at + 1, 0)!);
    expect(Math.min(...waits)).toBeGreaterThanOrEqual(planned * 0.8);
    expect(Math.max(...waits)).toBeLessThanOrEqual(planned * 1.2);
    expect(new Set(waits).size).toBeGreaterThan(100);
  }
  expect(delayAfter(PLANNED.length + 1, 60)).toBeNull();
  expect(RETRY_DAYS).toBe(3);
});

test("is never sent before Retry-After, whatever was planned", () => {
  expect(delayAfter(1, 3_600)).toBe(3_600_000);
  expect(delayAfter(3, 1)).toBeGreaterThanOrEqual(1_440_000);
});
