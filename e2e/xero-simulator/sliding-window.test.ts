import { expect, test } from "vitest";
import { SlidingWindow } from "./sliding-window";

test("counts what lies within its length", () => {
  const window = new SlidingWindow(1000);
  expect(window.count(0)).toBe(0);
  for (const now of [0, 400, 999]) window.add(now);
  expect(window.count(999)).toBe(3);
  expect(window.freeAt(999)).toBe(1000);
  expect(window.count(1000)).toBe(2);
  expect(window.freeAt(1000)).toBe(1400);
  expect(window.count(5000)).toBe(0);
});

test("forgets what a clock that was put back has not seen yet", () => {
  const window = new SlidingWindow(1000);
  for (const now of [0, 500, 5000]) window.add(now);
  expect(window.count(600)).toBe(2);
  window.add(700);
  expect(window.count(5000)).toBe(0);
});

test("goes on counting after many", () => {
  const window = new SlidingWindow(100);
  for (let now = 0; now < 10_000; now += 1) {
    window.add(now);
    expect(window.count(now)).toBe(Math.min(100, now + 1));
  }
});
