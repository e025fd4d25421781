import { describe, expect, it } from "vitest";
import { z } from "zod";
import {
  callbackProblem,
  choice,
  optionalBoolean,
  optionalText,
  optionalTime,
  parseInput,
  refineText,
  text,
  toId,
} from "./validation";

const body = z.object({ apiKey: text(), name: text({ max: 5 }) });
const read = (apiKey: unknown, name: unknown = "b") => parseInput(body, { apiKey, name });

describe("entries", () => {
  it("lose the blanks pasted around them; numbers and booleans are written out", () => {
    expect(read("  key\n", true)).toEqual({ apiKey: "key", name: "true" });
  });

  it("are named all at once when they are missing, empty or no text", () => {
    expect(() => read(undefined, " \t")).toThrow("Required entries are missing: apiKey, name.");
    expect(() => read({}, [])).toThrow("Required entries are missing: apiKey, name.");
    expect(() => parseInput(body, {})).toThrow("Required entries are missing: apiKey, name.");
  });

  it("are refused by name when too long or with control characters inside", () => {
    expect(() => read("a".repeat(256))).toThrow("apiKey is longer than 255 characters.");
    expect(() => read("a\u0000b")).toThrow("apiKey holds a control character.");
    expect(() => read("a\r\nHost: x", "toolong")).toThrow(
      "apiKey holds a control character. name is longer than 5 characters.",
    );
  });

  it("are named as their place in the body, or by a label of their own", () => {
    const nested = z.object({
      configuration: z.object({ "oauth.api.key": text() }),
      providerData: z.object({ code: text({ label: "Code" }) }),
    });
    expect(() => parseInput(nested, { configuration: {}, providerData: {} })).toThrow(
      'Required entries are missing: configuration["oauth.api.key"], Code.',
    );
  });

  it("may be left out where they are optional, and are checked where they are given", () => {
    const optional = z.object({ url: optionalText().superRefine(refineText(callbackProblem)) });
    expect(parseInput(optional, { url: " " })).toEqual({ url: undefined });
    expect(parseInput(optional.extend({ on: optionalBoolean, at: optionalTime("2026") }), {})).toEqual({});
    expect(() => parseInput(optional, { url: "x" })).toThrow("url is not an absolute address");
    expect(() => parseInput(z.object({ role: choice(["admin", "member"]) }), { role: "x" })).toThrow(
      "role must be one of admin, member.",
    );
  });
});

describe("callback addresses", () => {
  it.each(["https://www.mycoolapp.com/auth?x=1", "http://localhost:3000/", "oob"])("takes %s", (address) => {
    expect(callbackProblem(address)).toBeNull();
  });

  it.each(["www.mycoolapp.com", "/auth", "javascript:alert(1)", "ftp://x", "https:/x", "https:x", "https://x/#frag"])(
    "refuses %s",
    (address) => {
      expect(callbackProblem(address)).not.toBeNull();
    },
  );
});

it.each(["0x1", "1.0", "+1", "1e0", " 1", "", "-1", "1 ", "9".repeat(16)])("%s is no id", (id) => {
  expect(toId(id)).toBeNaN();
});
