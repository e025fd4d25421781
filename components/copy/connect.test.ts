import { expect, test } from "vitest";
import { consequencesOf, consequencesOfNew } from "./consequences";
import { doneTitle, leadWithoutToken } from "./done";
import { keysAnswer } from "./keys";
import { isUpgrade, readAppKind } from "@/lib/xero/view";
import { appChange, otherOrganisations, organisationHead } from "./organisation-step";
import { organisationFacts } from "./organisation";
import { problemSentence } from "./problem";

const instance = { id: 7, name: "Harbour Lane Bakery", organisationName: "Harbour Lane Bakery Ltd", token: null };
const two = [instance, { ...instance, id: 8 }];

test("a saved app shows what follows, a new one also what it requires", () => {
  const app = { kind: "partner", protocol: "oauth2" } as const;
  expect(consequencesOf(app).map(({ name }) => name)).toEqual(["Token renewal", "Stays connected", "Limit"]);
  expect(consequencesOfNew(app).at(-1)).toEqual({ name: "You need", text: "Client id and client secret." });
});

test("a custom connection has one protocol, and means one organisation", () => {
  const app = readAppKind("custom", "oauth1");
  expect(app).toEqual({ kind: "custom", protocol: "oauth2" });
  expect(readAppKind("nobody knows", "oauth1")).toEqual({ kind: "public", protocol: "oauth1" });
  expect(consequencesOf(app)[0]).toMatchObject({
    name: "Organisation",
    text: expect.stringMatching(/^Exactly one/) as string,
  });
  expect(keysAnswer(app).caveats).toEqual([]);
});

test("the last page counts organisations, and names a single one", () => {
  expect(doneTitle({ instances: two, isReconnect: false })).toBe("Two organisations are connected");
  expect(doneTitle({ instances: [instance], isReconnect: true })).toBe("Harbour Lane Bakery is reconnected");
  expect(leadWithoutToken({ instances: two, isReconnect: false })).toMatch(/^Their instance tokens were shown here/);
  expect(leadWithoutToken({ instances: [instance], isReconnect: true })).toMatch(/^Id 7 and its instance token stayed/);
});

test("that Xero accepts OAuth 2.0 keys proves nothing about the callback URL", () => {
  const { verified, caveats } = keysAnswer({ protocol: "oauth2", kind: "public" });
  expect(verified).toEqual(["Client id and secret match."]);
  expect(caveats).toEqual(["Xero checks the callback URL only during consent. Compare it once more."]);
});

test("a disconnect at the other side has a name", () => {
  expect(problemSentence("removed_in_xero")).toBe("The organisation was disconnected in Xero.");
});

const facts = { legalName: null, countryCode: null, currency: null, shortCode: null, isDemoCompany: null };
const organisation = { name: "Harbour Lane Bakery Ltd", ...facts };
const choice = {
  key: "a",
  organisationName: "Harbour Lane Café Ltd",
  facts: organisation,
  name: "Harbour Lane Café",
  problem: null,
  isTicked: true,
  already: [],
};
const step = {
  attemptId: "1",
  endsAtXero: true,
  expiresAt: "2026-11-23T14:46:00Z",
  organisation,
  name: "",
  problem: null,
  reconnect: null,
  already: [],
  choices: null,
  unusable: [],
  app: { kind: "partner" as const, protocol: "oauth2" as const },
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
  expect(otherOrganisations(step)).toBeNull();
  expect(otherOrganisations({ choices: [choice, choice] })).toMatch(/one more organisation\. It is not changed/);
  expect(otherOrganisations({ choices: [choice, choice, choice] })).toMatch(
    /two more organisations\. They are not changed/,
  );
});

test("organisations of the same name are told apart", () => {
  const known = {
    ...organisation,
    legalName: "HL Bakery Limited",
    countryCode: "NZ",
    currency: "NZD",
    shortCode: "!hL7b2",
  };
  expect(organisationFacts(known)).toBe("HL Bakery Limited, New Zealand, NZD, !hL7b2");
  expect(organisationFacts({ ...organisation, isDemoCompany: true })).toBe("demo company");
});

test("an instance is only moved to an app that lasts longer, and is told what it becomes", () => {
  const [public1, public2] = [
    { kind: "public", protocol: "oauth1" } as const,
    { kind: "public", protocol: "oauth2" } as const,
  ];
  expect([isUpgrade(public1, public2), isUpgrade(public2, public1), isUpgrade(public2, public2)]).toEqual([
    true,
    false,
    false,
  ]);
  expect(appChange(public2, public1)).toMatch(/^Now: .+ Then: .+ no longer be renewed\.$/);
  expect(appChange(public1, public1)).toBe("");
});
