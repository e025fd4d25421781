import { expect, test } from "vitest";
import { changeListQuery, isFiltered, readListQuery, writeListQuery } from "./list-query";

const read = (address: string) => readListQuery(new URLSearchParams(address));

test("the address holds the query, and nothing of it when there is nothing to say", () => {
  expect(writeListQuery(read("?search=a%26b&status=expired&cursor=x%3D"))).toBe(
    "?search=a%26b&status=expired&cursor=x%3D",
  );
  expect(writeListQuery(read(""))).toBe("");
});

test("a status nobody knows is none", () => {
  expect(read("?status=toString").status).toBe("");
  expect(read("?status=broken").status).toBe("");
});

test("another search or filter begins at the first page; turning the page keeps both", () => {
  const query = read("?search=bakery&status=expired&cursor=x");
  expect(changeListQuery(query, { search: "vets" })).toEqual({ search: "vets", status: "expired", cursor: "" });
  expect(changeListQuery(query, { cursor: "y" })).toEqual({ search: "bakery", status: "expired", cursor: "y" });
});

test("a cursor alone is no filter", () => {
  expect(isFiltered(read("?cursor=x"))).toBe(false);
  expect(isFiltered(read("?search=x"))).toBe(true);
  expect(isFiltered(read("?status=expired"))).toBe(true);
});
