import { expect, it } from "vitest";
import { scopesSupported } from "@/e2e/xero-simulator/oauth2/scopes";
import { BROAD_SCOPES, choicesOf, narrowScopes, SCOPE_AREAS, scopesFor } from "./scopes";

const ALL = SCOPE_AREAS.flatMap(({ read, write }) => [read, write]).filter((value) => value !== null);

it("offers all that Xero's list has, granular or broad", () => {
  const offered = new Set([
    ...ALL.flatMap((value) => scopesFor([value], false)),
    ...scopesFor(ALL, true),
    ...scopesFor(["invoices", "reports"], true),
  ]);
  expect(scopesSupported.filter((scope) => !offered.has(scope))).toEqual([]);
});

it("asks for changing without asking for reading, too", () => {
  expect(scopesFor(["contacts", "contacts.write"], false)).not.toContain("accounting.contacts.read");
  expect(scopesFor(["settings.write"], false)).not.toContain("accounting.settings.read");
});

it("finds the choices that scopes stand for, and what no choice stands for", () => {
  for (const madeBefore of [false, true])
    for (const value of ALL) {
      const scopes = scopesFor([value, "invoices"], madeBefore);
      const found = choicesOf(scopes);
      expect(found.reads).toEqual(expect.arrayContaining([value, "invoices"]));
      expect(scopesFor(found.reads, found.madeBefore).toSorted()).toEqual(scopes.toSorted());
    }
  expect(choicesOf([...scopesFor([], false), "app.connections"]).others).toEqual(["app.connections"]);
  expect(choicesOf(BROAD_SCOPES).madeBefore).toBe(true);
});

it("leaves of an app's scopes what is wanted, and never asks for more than the app does", () => {
  for (const madeBefore of [false, true]) {
    const scopes = [...scopesFor(["contacts", "contacts.write", "invoices", "files"], madeBefore), "app.connections"];
    const narrowed = narrowScopes(scopes, ["contacts", "files", "employees", "none"]);
    expect(narrowed.toSorted()).toEqual(
      [...scopesFor(["contacts", "files"], madeBefore), "app.connections"].toSorted(),
    );
    expect(narrowScopes(scopes, choicesOf(scopes).reads).toSorted()).toEqual(scopes.toSorted());
  }
  expect(narrowScopes(["accounting.contacts"], ["contacts", "invoices"])).toEqual(["accounting.contacts.read"]);
});
