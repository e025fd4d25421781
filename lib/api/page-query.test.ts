import { describe, expect, it } from "vitest";
import { readPage, toNextPageToken } from "./page-query";

const read = (query: string) => readPage(new URLSearchParams(query));

describe("paging", () => {
  it("shows 200 by default and at most, and takes empty values for none", () => {
    expect(read("")).toEqual({ size: 200, afterId: 0 });
    expect(read("pageSize=&nextPage=")).toEqual({ size: 200, afterId: 0 });
    expect(read("pageSize=5000").size).toBe(200);
    for (const size of ["1", "3", "+3+"]) expect(read(`pageSize=${size}`).size).toBe(Number(size.replaceAll("+", "")));
    expect(read(`nextPage=+${toNextPageToken(41)}+`).afterId).toBe(41);
  });

  it("goes on after the id in its token", () => {
    expect(read(`nextPage=${toNextPageToken(41)}`).afterId).toBe(41);
  });

  it.each([
    "pageSize=0",
    "pageSize=-1",
    "pageSize=ten",
    "pageSize=3x",
    "pageSize=x3",
    "pageSize=1234567890",
    "nextPage=41",
    "nextPage=YWZ0ZXI6OTk5OTk5OTk5OQ",
  ])("refuses %s", (query) => {
    expect(() => read(query)).toThrow(/pageSize|nextPage/);
  });
});
