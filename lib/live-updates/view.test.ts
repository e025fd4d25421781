import { expect, it } from "vitest";
import { isAffected } from "./view";

it("has read again what a kind of change is shown in, and not what costs more than it tells", () => {
  const affected = (kind: string) =>
    [
      "instances?order=name",
      "instances/7",
      "instances/count?x=1",
      "apps",
      "people",
      "links/counts",
      "audit-log",
    ].filter((path) => isAffected(`/api/portal/${path}`, [kind]));
  expect(affected("instance")).toEqual(["instances?order=name", "instances/7", "apps", "links/counts", "audit-log"]);
  expect(affected("user")).toEqual(["people", "audit-log"]);
  expect(affected("attempt")).toEqual(["links/counts", "audit-log"]);
});
