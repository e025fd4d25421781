import { describe, expect, it } from "vitest";
import { parseAuthorization } from "./authorization";

const all = { user: "u+/=", organization: "o+/=", element: "e+/=" };

describe("the contract's Authorization header", () => {
  it.each([
    ["as documented", "User u+/=, Organization o+/=, Element e+/="],
    ["in any order", "Element e+/=, Organization o+/=, User u+/="],
    ["without blanks after commas", "User u+/=,Organization o+/=,Element e+/="],
    ["with many blanks", "  User   u+/= ,\tOrganization o+/= ,  Element   e+/= "],
    ["in any case", "user u+/=, ORGANIZATION o+/=, eLeMeNt e+/="],
    ["with colons", "User: u+/=, Organization: o+/=, Element: e+/="],
    ["with colons and no blanks", "User:u+/=,Organization:o+/=,Element:e+/="],
  ])("is read %s", (_how, header) => {
    expect(parseAuthorization(header)).toEqual(all);
  });

  it("gives what is there, and nothing for other schemes", () => {
    expect(parseAuthorization("User u, Organization o")).toEqual({ user: "u", organization: "o" });
    expect(parseAuthorization("Bearer abc, Element e")).toEqual({ bearer: "abc", element: "e" });
    expect(parseAuthorization("Basic abc")).toEqual({});
    expect(parseAuthorization("User")).toEqual({});
    expect(parseAuthorization(null)).toEqual({});
    expect(parseAuthorization(`user${" ".repeat(15_500)}a b`)).toEqual({});
  });
});
