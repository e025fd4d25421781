import { expect, test } from "vitest";
import { pickLanguage } from "./language";

test("what was chosen comes before what the browser asks for", () => {
  expect(pickLanguage("fr", "de-DE,de;q=0.9")).toBe("fr");
});

test("the browser's wishes count by their weight, and only those we have", () => {
  expect(pickLanguage(undefined, "pt-BR, es;q=0.4, de-AT;q=0.8, en;q=0.1")).toBe("de");
  expect(pickLanguage(undefined, "de;q=0, ja")).toBe("ja");
});

test("anything else is English", () => {
  expect(pickLanguage("xx", null)).toBe("en");
  expect(pickLanguage(undefined, ",;q=,*")).toBe("en");
});
