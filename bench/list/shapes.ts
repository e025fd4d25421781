import type { ListQuery } from "@/lib/instances/list/page";
import { type ListFilter, NO_FILTER } from "@/lib/instances/list/filter";
import { type Sort, SORTS } from "@/lib/instances/view";
import { INSTANCE_STATUSES } from "@/lib/instances/status";

/** Something the list is asked, with many parameters. */
export type Shape = { name: string; kind: "page" | "filter" | "search" | "both"; queries: ListQuery[] };

/** What is in the seeded rows: apps and users with many and few of them, names, ids, and places all over the list. */
export type Sample = {
  apps: { id: string; rows: number }[];
  users: { id: number; rows: number }[];
  names: string[];
  ids: number[];
  places: Record<Sort, string[]>;
};

const DAY_MS = 24 * 3_600_000;
const first = (
  filter: Partial<ListFilter>,
  sort: Sort = "attention",
  cursor: ListQuery["cursor"] = null,
): ListQuery => ({ filter: { ...NO_FILTER, ...filter }, sort, cursor, size: 50 });

/** Every page, filter, search and order, and what they are like together. */
export function shapes(sample: Sample): Shape[] {
  return [...pages(sample), ...filters(sample), ...searches(sample), ...together(sample)];
}

function pages({ places }: Sample): Shape[] {
  return SORTS.flatMap((sort) => {
    const any = (toward: "after" | "before") => places[sort].map((place) => first({}, sort, { place, toward }));
    const page = (name: string, queries: ListQuery[]): Shape => ({ name: `${name} by ${sort}`, kind: "page", queries });
    return [page("first page", [first({}, sort)]), page("page forth", any("after")), page("page back", any("before"))];
  });
}

function filters({ apps, users }: Sample): Shape[] {
  const filter = (name: string, filters: Partial<ListFilter>[]): Shape[] => [
    { name, kind: "filter", queries: filters.map((each) => first(each)) },
    {
      name: `${name}, newest or by name`,
      kind: "filter",
      queries: filters.flatMap((each) => [first(each, "newest"), first(each, "name")]),
    },
  ];
  const ago = (days: number) => new Date(Date.now() - days * DAY_MS);
  return [
    ...INSTANCE_STATUSES.map((status) => filter(`status ${status}`, [{ statuses: [status] }])),
    filter("needs attention", [{ statuses: ["reconnect", "expired", "expiring", "retrying"] }]),
    filter("kind", [{ kind: "partner" }, { kind: "public" }]),
    filter("protocol", [{ protocol: "oauth1" }, { protocol: "oauth2" }]),
    filter(
      "app with many",
      apps.slice(0, 10).map(({ id }) => ({ appId: id })),
    ),
    filter(
      "app with few",
      apps.slice(-30).map(({ id }) => ({ appId: id })),
    ),
    filter(
      "who, with many",
      users.slice(0, 10).map(({ id }) => ({ createdById: id })),
    ),
    filter(
      "who, with few",
      users.slice(-20).map(({ id }) => ({ createdById: id })),
    ),
    filter("tag of many", [{ tags: ["monthly-close"] }, { tags: ["nz"] }, { tags: ["uk"] }]),
    filter("tag of a hundredth", [{ tags: ["vip"] }]),
    filter(
      "tag of few",
      Array.from({ length: 20 }, (_, index) => ({ tags: [`batch-${index * 20}`] })),
    ),
    filter("two tags", [{ tags: ["vip", "nz"] }, { tags: ["monthly-close", "batch-100"] }]),
    filter(
      "when",
      [30, 90, 400, 1000].flatMap((days) => [
        { since: ago(days) },
        { until: ago(days) },
        { since: ago(days), until: ago(days - 20) },
      ]),
    ),
    filter("connector", [{ connector: "xero" }]),
  ].flat();
}

function searches({ names, ids }: Sample): Shape[] {
  const search = (name: string, terms: string[]): Shape => ({
    name,
    kind: "search",
    queries: terms.flatMap((term) => [first({ search: term }), first({ search: term }, "newest")]),
  });
  const family = names.map((name) => name.split(" ")[0]!);
  const trades = [...new Set(names.map((name) => name.split(" ").at(-1)!))];
  return [
    search("whole name", names),
    search("family name", family),
    search(
      "middle of a family name",
      family.map((name) => name.slice(2, 7)),
    ),
    search("trade", trades),
    search("legal form", ["ltd", "limited", "trust", "group"]),
    search(
      "beginning, as one types",
      names.slice(0, 20).flatMap((name) => [1, 2, 3, 4].map((length) => name.slice(0, length))),
    ),
    search("id", ids.map(String)),
    search("tag", ["batch-100", "batch-7", "vip", "monthly"]),
    search("nothing that is there", ["qqqq", "no such organisation", "株式会社", "zz top", "100%", "bakery nowhere"]),
  ];
}

function together({ apps, users, names }: Sample): Shape[] {
  const both = (name: string, queries: ListQuery[]): Shape => ({ name, kind: "both", queries });
  const trades = [...new Set(names.map((name) => name.split(" ").at(-1)!))].slice(0, 15);
  const [many, some] = [apps.slice(0, 8), apps.slice(60, 90)];
  return [
    both(
      "search and status",
      trades.map((search) => first({ search, statuses: ["reconnect"] })),
    ),
    both(
      "search by name",
      trades.map((search) => first({ search }, "name")),
    ),
    both(
      "search and app",
      many.flatMap(({ id }) => trades.slice(0, 4).map((search) => first({ search, appId: id }))),
    ),
    both(
      "app and status",
      [...many, ...some].map(({ id }) => first({ appId: id, statuses: ["reconnect", "expired"] })),
    ),
    both(
      "app by end of token",
      [...many, ...some].map(({ id }) => first({ appId: id }, "ends")),
    ),
    both(
      "tag and who",
      users.slice(0, 20).map(({ id }) => first({ tags: ["monthly-close"], createdById: id })),
    ),
    both("OAuth 1.0a by organisation", [first({ protocol: "oauth1" }, "organisation")]),
    both(
      "who, kind and when",
      users
        .slice(0, 20)
        .map(({ id }) =>
          first({ createdById: id, kind: "partner", since: new Date(Date.now() - 90 * DAY_MS) }, "newest"),
        ),
    ),
  ];
}
