import { expect, test } from "vitest";
import { Table } from "./table";

const row = (id: string, owner: string) => ({ id, owner });

test("finds rows by their key and by what they have in common", () => {
  const [a, b, c] = [row("a", "x"), row("b", "y"), row("c", "x")];
  const table = new Table([a, b], (each) => each.id, { owner: (each) => each.owner });
  table.add(c);
  expect(table.get("b")).toBe(b);
  expect(table.get("d")).toBeUndefined();
  expect(table.get(undefined)).toBeUndefined();
  expect(table.of("owner", "x")).toEqual([a, c]);
  expect(table.filter((each) => each.id > "a")).toEqual([b, c]);
  table.remove([a, b]);
  expect(table.get("a")).toBeUndefined();
  expect(table.of("owner", "x")).toEqual([c]);
  expect(table.of("owner", "y")).toEqual([]);
  expect(JSON.stringify({ table })).toBe('{"table":[{"id":"c","owner":"x"}]}');
});
