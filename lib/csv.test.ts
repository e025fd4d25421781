import { expect, test } from "vitest";
import { toCsvLine } from "./csv";

test("cells are separated, quoted where they have to be, and empty when there is nothing", () => {
  expect(toCsvLine([1, "plain", null, 'says "yes", twice', "two\nlines"])).toBe(
    '1,plain,,"says ""yes"", twice","two\nlines"\r\n',
  );
});

test.each(["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])("%j is no formula", (text) => {
  expect(toCsvLine([text])).toMatch(/^"?'/);
});

test("a cell with a semicolon stays one where that separates cells", () => {
  expect(toCsvLine(["x;=1+1"])).toBe('"x;=1+1"\r\n');
});

test("a number stays one", () => {
  expect(toCsvLine([-1])).toBe("-1\r\n");
});
