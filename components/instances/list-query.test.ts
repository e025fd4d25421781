import { expect, test } from "vitest";
import {
  changeListQuery,
  countParams,
  isFiltered,
  listParams,
  NO_QUERY,
  readListQuery,
  writeListQuery,
} from "./list-query";

const read = (address: string) => readListQuery(new URLSearchParams(address));

test("the address holds the query, and nothing of it when there is nothing to say", () => {
  const address =
    "?search=a%26b&status=reconnect,expired&kind=public&protocol=oauth1&app=a1&connector=xero&externalId=cus_1&by=me&since=2026-11-01&until=2026-11-23&tag=nz&tag=monthly+close&sort=name&at=x";
  expect(writeListQuery(read(address))).toBe(address);
  expect(writeListQuery(read(""))).toBe("");
  expect(writeListQuery(read("?sort=attention"))).toBe("");
});

test("what nobody knows is none", () => {
  expect(read("?status=toString,broken&kind=x&protocol=&sort=odd&since=yesterday&until=2026-13-01")).toEqual(NO_QUERY);
});

test("another search or filter begins at the start; a place keeps both", () => {
  const query = read("?search=bakery&status=expired&at=x");
  expect(changeListQuery(query, { search: "vets" })).toEqual({ ...query, search: "vets", at: "" });
  expect(changeListQuery(query, { at: "y" })).toEqual({ ...query, at: "y" });
});

test("a place or an order alone is no filter", () => {
  expect(isFiltered(read("?at=x&sort=name"))).toBe(false);
  for (const address of ["?search=x", "?status=expired", "?tag=nz", "?externalId=cus_1", "?by=me", "?since=2026-11-01"])
    expect(isFiltered(read(address))).toBe(true);
});

test("the API gets days from their beginning to their end, and no place", () => {
  const params = listParams(read("?since=2026-11-01&until=2026-11-01&at=x"));
  expect(Date.parse(params.get("until")!) - Date.parse(params.get("since")!)).toBe(24 * 3_600_000);
  expect(params.get("sort")).toBe("attention");
  expect(params.get("at")).toBeNull();
  expect(countParams(read("?sort=name&tag=nz")).toString()).toBe("tag=nz");
});
