import { expect, it } from "vitest";
import type { Organisation, Reached } from "@/lib/xero/model";
import { chooseOrganisation, requireCertain } from "./choose-organisation";

const organisation = (xeroId: string) => ({ xeroId, name: `The ${xeroId}` }) as Organisation;
const reached = (ids: string[], more: Partial<Reached> = {}): Reached => ({
  organisations: ids.map(organisation),
  unusable: [],
  others: [],
  isEarlier: false,
  ...more,
});
const NOTHING_SAID = { tenantId: undefined, org: undefined };

it("the only organisation is the one that is meant", () => {
  expect(chooseOrganisation(reached(["a"]), NOTHING_SAID)).toEqual(organisation("a"));
});

it("among several decides what the program names, else what came back with the customer", () => {
  const several = reached(["a", "b", "c"]);
  expect(chooseOrganisation(several, { tenantId: "b", org: "c" }).xeroId).toBe("b");
  expect(chooseOrganisation(several, { tenantId: undefined, org: "c" }).xeroId).toBe("c");
  expect(() => chooseOrganisation(several, NOTHING_SAID)).toThrow("more than one organisation");
  expect(() => chooseOrganisation(several, { tenantId: undefined, org: "z" })).toThrow("more than one organisation");
});

it("what is named and not there is not replaced by what came back", () => {
  expect(() => chooseOrganisation(reached(["a", "b"]), { tenantId: "z", org: "a" })).toThrow("is none of the");
  expect(() => requireCertain([organisation("a")], { tenantId: "z", org: undefined })).toThrow("is none of the");
});

it("one of an earlier consent is certain only when it is named", () => {
  const earlier = reached(["a"], { isEarlier: true });
  expect(() => chooseOrganisation(earlier, NOTHING_SAID)).toThrow("only of earlier ones");
  expect(chooseOrganisation(earlier, { tenantId: "a", org: undefined }).xeroId).toBe("a");
});

it("no organisation is told apart from a practice", () => {
  expect(() => chooseOrganisation(reached([]), NOTHING_SAID)).toThrow("connected no organisation");
  const practice = reached([], { others: ["Ledger & Sons"] });
  expect(() => chooseOrganisation(practice, NOTHING_SAID)).toThrow("connected only Ledger & Sons, which is a practice");
});
