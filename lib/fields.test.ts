import { describe, expect, it } from "vitest";
import { callbackProblem, parseFields } from "./fields";

const read = (a: unknown, b: unknown = "b") =>
  parseFields({ a: { label: "apiKey", value: a }, b: { label: "name", value: b, most: 5 } });

describe("entries", () => {
  it("lose the blanks pasted around them; numbers and booleans are written out", () => {
    expect(read("  key\n", true)).toEqual({ a: "key", b: "true" });
  });

  it("are named all at once when they are missing, empty or no text", () => {
    expect(() => read(undefined, " \t")).toThrow("Required entries are missing: apiKey, name.");
    expect(() => read({}, [])).toThrow("Required entries are missing: apiKey, name.");
  });

  it("are refused by name when too long or with control characters inside", () => {
    expect(() => read("a".repeat(256))).toThrow("apiKey is longer than 255 characters.");
    expect(() => read("a\u0000b")).toThrow("apiKey holds a control character.");
    expect(() => read("a\r\nHost: x", "toolong")).toThrow(
      "apiKey holds a control character. name is longer than 5 characters.",
    );
  });
});

describe("callback addresses", () => {
  it.each(["https://www.mycoolapp.com/auth?x=1", "http://localhost:3000/", "oob"])("takes %s", (address) => {
    expect(callbackProblem("callbackUrl", address)).toBeNull();
  });

  it.each(["www.mycoolapp.com", "/auth", "javascript:alert(1)", "ftp://x", "https:/x", "https:x", "https://x/#frag"])(
    "refuses %s by name",
    (address) => {
      expect(callbackProblem("callbackUrl", address)).toMatch(/^callbackUrl /);
    },
  );
});
