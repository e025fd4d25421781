import { expect, test } from "vitest";
import { isFiltered, readAuditLogQuery, toApiQuery, writeAuditLogQuery } from "./audit-log-query";

const read = (text: string) => readAuditLogQuery(new URLSearchParams(text));

test("the address is read and written without what is not known", () => {
  expect(writeAuditLogQuery(read("group=people&who=a%40b.example&to=2026-11-23&x=1"))).toBe(
    "?group=people&who=a%40b.example&to=2026-11-23",
  );
  expect(writeAuditLogQuery(read("group=nonsense&from=yesterday&to=2026-99-99"))).toBe("");
});

test("a day goes to the API as the times at which it begins and ends", () => {
  const [from, to] = [new Date("2026-11-23T00:00:00"), new Date("2026-11-24T00:00:00")];
  const sent = new URLSearchParams(toApiQuery(read("from=2026-11-23&to=2026-11-23")));
  expect([sent.get("from"), sent.get("to")]).toEqual([from.toISOString(), to.toISOString()]);
});

test("a place in the list is no filter", () => {
  expect(isFiltered(read("cursor=after-1-1"))).toBe(false);
  expect(isFiltered(read("instance=7"))).toBe(true);
});
