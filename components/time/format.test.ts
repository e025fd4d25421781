import { expect, test } from "vitest";
import { date, day, dayHeading, exact, isSameDay, moment } from "./format";

const now = Date.parse("2026-11-23T14:37:26Z");

test("clock time within a day, date beyond it", () => {
  expect(moment(Date.parse("2026-11-23T00:05:00Z"), now, "UTC")).toBe("00:05");
  expect(moment(Date.parse("2026-11-22T23:55:00Z"), now, "UTC")).toBe("22 Nov");
  expect(moment(Date.parse("2025-11-23T14:00:00Z"), now, "UTC")).toBe("23 Nov 2025");
});

test("the day is the reader's, not the server's", () => {
  const lateEvening = Date.parse("2026-11-22T23:55:00Z");
  expect(isSameDay(lateEvening, now, "UTC")).toBe(false);
  expect(isSameDay(lateEvening, now, "Europe/Zurich")).toBe(true);
  expect(moment(lateEvening, now, "Pacific/Auckland")).toBe("23 Nov");
  expect(moment(lateEvening, now, "Asia/Kathmandu")).toBe("05:40");
});

test("days are called by name in lists and headings", () => {
  expect(day(now - 60_000, now, "UTC")).toBe("Today");
  expect(day(now - 86_400_000, now, "UTC")).toBe("22 Nov");
  expect(dayHeading(now, now, "UTC")).toBe("Today");
  expect(dayHeading(now - 86_400_000, now, "UTC")).toBe("Sunday 22 November");
  expect(dayHeading(Date.parse("2025-11-12T00:00:00Z"), now, "UTC")).toBe("Wednesday 12 November 2025");
});

test("a date of this year leaves the year out", () => {
  expect(date(Date.parse("2026-01-01T00:00:00Z"), now, "UTC")).toBe("1 Jan");
  expect(date(Date.parse("2026-01-01T00:00:00Z"), now, "America/Los_Angeles")).toBe("31 Dec 2025");
});

test("the exact time names second and zone", () => {
  expect(exact(now, "UTC")).toBe("23 Nov 2026, 14:37:26 UTC");
});
