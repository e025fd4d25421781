import { expect, test } from "vitest";
import type { EventView } from "@/lib/audit-log/view";
import { eventsByDay } from "./events-by-day";

const NOW = Date.parse("2026-11-23T14:37:00Z");
const events = ["23T14:26", "23T00:10", "22T23:30"].map((at): EventView => ({
  id: at,
  type: "instance.tagged",
  data: {},
  actor: null,
  at: `2026-11-${at}:00Z`,
}));

const outline = (zone: string) =>
  eventsByDay(events, NOW, zone).map((day) => `${day.heading}: ${day.events.map(({ id }) => id).join(", ")}`);

test("a day is the reader's day", () => {
  expect(outline("UTC")).toEqual(["Today: 23T14:26, 23T00:10", "Sunday 22 November: 22T23:30"]);
  expect(outline("Europe/Zurich")).toEqual(["Today: 23T14:26, 23T00:10, 22T23:30"]);
});

test("no events, no days", () => {
  expect(eventsByDay([], NOW, "UTC")).toEqual([]);
});
