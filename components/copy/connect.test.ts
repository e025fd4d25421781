import { expect, test } from "vitest";
import { consequencesOf, consequencesOfNew } from "./consequences";
import { doneTitle, withoutToken } from "./done";
import { keysAnswer } from "./keys";
import { leftOut, organisationHead } from "./organisation-step";
import { problemSentence } from "./problem";

const instance = { id: 7, name: "Harbour Lane Bakery", organisationName: "Harbour Lane Bakery Ltd", token: null };
const two = [instance, { ...instance, id: 8 }];

test("a saved app is told what comes, a new one also what it takes", () => {
  const app = { kind: "partner", protocol: "oauth2" } as const;
  expect(consequencesOf(app).map(({ name }) => name)).toEqual(["Who renews", "After 30 minutes", "How many"]);
  expect(consequencesOfNew(app).at(-1)).toEqual({ name: "You need", text: "Client id and client secret." });
});

test("the last page counts organisations, and names a single one", () => {
  expect(doneTitle({ instances: two, isReconnect: false })).toBe("Two organisations are connected");
  expect(doneTitle({ instances: [instance], isReconnect: true })).toBe("Harbour Lane Bakery is connected again");
  expect(withoutToken({ instances: two, isReconnect: false })).toMatch(/^Their tokens were shown here/);
  expect(withoutToken({ instances: [instance], isReconnect: true })).toMatch(/^Id 7 and its token stayed/);
});

test("Xero's yes to OAuth 2.0 keys proves nothing about the callback URL", () => {
  const { proved, mind } = keysAnswer({ protocol: "oauth2", kind: "public" });
  expect(proved).toEqual(["Client id and secret match."]);
  expect(mind).toEqual(["Xero checks the callback URL only at consent. Please compare it once more."]);
});

test("a disconnect at the other side has a name", () => {
  expect(problemSentence("removed_in_xero")).toBe("The organisation was disconnected in Xero.");
});

const choice = {
  key: "a",
  organisationName: "Harbour Lane Café Ltd",
  countryCode: "NZ",
  name: "Harbour Lane Café",
  problem: null,
  isTicked: true,
  already: [],
};
const step = {
  attemptId: "1",
  organisation: { name: "Harbour Lane Bakery Ltd", legalName: null, countryCode: null, currency: null },
  name: "",
  problem: null,
  reconnect: null,
  already: [],
  choices: null,
};
const target = { id: 7, name: "Bakery", organisationName: "Harbour Lane Bakery Ltd" };

test("the organisation page says how many Xero gave access to", () => {
  const choices = [choice, { ...choice, key: "b" }];
  expect(organisationHead(step).title).toBe("Name your instance");
  expect(organisationHead({ ...step, choices }).lead).toMatch(/^Xero gave access to two\./);
  const reconnect = { ...target, isOther: true };
  expect(organisationHead({ ...step, reconnect }).lead).toMatch(/gave access to Harbour Lane Bakery Ltd\.$/);
  expect(organisationHead({ ...step, reconnect, choices }).lead).toMatch(/gave access to two others\.$/);
});

test("a reconnect says what it leaves alone", () => {
  expect(leftOut(step)).toBeNull();
  expect(leftOut({ choices: [choice, choice] })).toMatch(/one more organisation\. It stays/);
  expect(leftOut({ choices: [choice, choice, choice] })).toMatch(/two more organisations\. They stay/);
});
