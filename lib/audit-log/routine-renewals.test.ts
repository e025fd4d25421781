import { expect, test } from "vitest";
import { withRoutineRenewals } from "./routine-renewals";
import type { EventView } from "./view";
import type { EventType } from "./event-types";

let nextId = 1;
function event(at: string, type: EventType, data: EventView["data"] = {}): EventView {
  return { id: String(nextId++), type, data, actor: null, at: `2026-11-23T${at}:00.000Z` };
}

const grant = (version: number) => ({
  version,
  issuedAt: "2026-11-23T14:26:00.000Z",
  expiresAt: "2026-11-23T14:56:00.000Z",
});

const outline = (events: EventView[]) =>
  events.map(({ type, data, at }) => `${at.slice(11, 16)} ${type}${data.times ? ` x${data.times as number}` : ""}`);

test("what lies between the versions of two events was renewed quietly", () => {
  const events = [
    event("12:00", "grant.renewed", { version: 10 }),
    event("11:50", "grant.renewal_failed", { version: 9 }),
    event("09:00", "instance.connected", { version: 1 }),
  ];
  expect(outline(withRoutineRenewals(events, grant(17)))).toEqual([
    "14:26 grant.renewed x7",
    "12:00 grant.renewed",
    "11:50 grant.renewal_failed",
    "11:50 grant.renewed x8",
    "09:00 instance.connected",
  ]);
});

test("the newest line tells until when the token is good, and since when it was renewed", () => {
  const [newest] = withRoutineRenewals([event("09:00", "instance.connected", { version: 1 })], grant(2));
  expect(newest?.data).toEqual({ times: 1, from: "2026-11-23T09:00:00.000Z", expiresAt: grant(2).expiresAt });
});

test("events without a version stand where their time puts them", () => {
  const events = [event("14:30", "instance.renamed"), event("09:00", "instance.connected", { version: 1 })];
  expect(outline(withRoutineRenewals(events, grant(3)))).toEqual([
    "14:30 instance.renamed",
    "14:26 grant.renewed x2",
    "09:00 instance.connected",
  ]);
});

test("nothing is made up: no renewal, another grant, no event", () => {
  const events = [
    event("14:00", "instance.reconnected", { version: 1 }),
    event("13:00", "grant.reconnect_needed", { version: 40 }),
  ];
  expect(outline(withRoutineRenewals(events, grant(1)))).toEqual([
    "14:00 instance.reconnected",
    "13:00 grant.reconnect_needed",
  ]);
  expect(withRoutineRenewals([], grant(5))).toEqual([]);
});
