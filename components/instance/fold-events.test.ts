import { expect, test } from "vitest";
import type { EventType, EventView } from "@/lib/events/view";
import { foldEvents } from "./fold-events";

const NOW = Date.parse("2026-11-23T14:37:00Z");

let nextId = 1;
function event(at: string, type: EventType, data: EventView["data"] = {}): EventView {
  return { id: String(nextId++), type, data, actor: null, at: `2026-11-${at}:00Z` };
}

function outline(events: EventView[], zone = "UTC") {
  return foldEvents(events, NOW, zone).map(({ heading, lines }) =>
    [heading].concat(lines.map(({ newest, count }) => `${newest.type} x${count}`)),
  );
}

test("the newest renewal stands alone, the run before it is one line from its oldest to its newest", () => {
  const events = ["23T14:26", "23T14:06", "23T13:46", "23T13:26"].map((at) => event(at, "grant.renewed"));
  const [today] = foldEvents(events, NOW, "UTC");
  expect(today?.lines.map(({ count }) => count)).toEqual([1, 3]);
  expect(today?.lines[1]).toMatchObject({ newest: events[1], oldest: events[3] });
});

test("a run ends with the day, the reader's day", () => {
  const events = ["23T14:26", "23T00:10", "22T23:50", "22T23:30"].map((at) => event(at, "grant.renewed"));
  expect(outline(events)).toEqual([
    ["Today", "grant.renewed x1", "grant.renewed x1"],
    ["Sunday 22 November", "grant.renewed x2"],
  ]);
  expect(outline(events, "Europe/Zurich")).toEqual([["Today", "grant.renewed x1", "grant.renewed x3"]]);
});

test("what breaks a run: another event, another reason, more tries", () => {
  const events = [
    event("23T14:00", "instance.renamed"),
    event("23T13:00", "grant.renewed"),
    event("23T12:00", "grant.renewed", { tries: 3 }),
    event("23T11:00", "grant.renewal_failed", { problem: "xero_busy" }),
    event("23T10:00", "grant.renewal_failed", { problem: "xero_busy" }),
    event("23T09:00", "grant.renewal_failed", { problem: "xero_unavailable" }),
  ];
  expect(outline(events)).toEqual([
    [
      "Today",
      "instance.renamed x1",
      "grant.renewed x1",
      "grant.renewed x1",
      "grant.renewal_failed x2",
      "grant.renewal_failed x1",
    ],
  ]);
});

test("what people did is never folded", () => {
  const events = ["23T14:00", "23T13:00", "23T12:00"].map((at) => event(at, "instance.tagged"));
  expect(outline(events)).toEqual([["Today", "instance.tagged x1", "instance.tagged x1", "instance.tagged x1"]]);
});

test("no events, no days", () => {
  expect(foldEvents([], NOW, "UTC")).toEqual([]);
});
