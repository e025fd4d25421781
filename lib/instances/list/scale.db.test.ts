import { provenCaller } from "@/lib/caller";
import pg from "pg";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";
import { LARGE, seed } from "@/bench/list/seed";
import { useDatabase } from "@/e2e/support/database";
import { listIds } from "./by-id";
import { listInstances } from "./page";
import { countByStatus, countListed } from "./count";
import { type ListFilter, NO_FILTER } from "./filter";
import { INSTANCE_STATUSES, type InstanceStatus } from "@/lib/instances/status";
import { type ListedInstance, type Sort, SORTS } from "@/lib/instances/view";

// More than one page looks at, so that filters that leave few of them go over several.
const ROWS = 4_000;
const database = useDatabase();
const adminCaller = provenCaller({ organizationId: LARGE, userId: 1, role: "admin", address: null });
let apps: string[];
let everything: ListedInstance[];

type Page = Awaited<ReturnType<typeof listInstances>>;
type Toward = "after" | "before" | "from";
const read = (filter: Partial<ListFilter>, sort: Sort, cursor: { place: string; toward: Toward } | null, size = 200) =>
  listInstances(adminCaller, { filter: { ...NO_FILTER, ...filter }, sort, cursor, size });

/** All rows of a list, page after page. */
async function readAll(
  filter: Partial<ListFilter>,
  sort: Sort,
  toward: "after" | "before" = "after",
  from: string | null = null,
) {
  const rows: ListedInstance[] = [];
  let place = from;
  for (let pages = 0; pages < 200; pages++) {
    const page: Page = await read(filter, sort, place === null ? null : { place, toward });
    if (toward === "after") rows.push(...page.items);
    else rows.unshift(...page.items);
    place = toward === "after" ? page.next : page.previous;
    if (place === null) return rows;
  }
  throw new Error("the list does not end");
}

beforeAll(async () => {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  await seed(client, ROWS);
  // A status must not change by the clock while this runs.
  await client.query(`update grants set expires_at = case when expires_at < now() + interval '10 minutes'
    then now() + interval '8 minutes' else now() + interval '25 minutes' end
    where expires_at > now() and renew_at is null`);
  await client.query("update instances set external_id = 'CUS_' || id % 300 where id % 3 = 0");
  await client.end();
  apps = (
    await database.query<{ app_id: string }>(
      "select app_id from instances where organization_id = $1 group by 1 order by count(*) desc",
      [LARGE],
    )
  ).map(({ app_id }) => app_id);
  everything = await readAll({}, "newest");
}, 60_000);

const fold = (text: string) =>
  text
    .normalize("NFKD")
    .replace(/[\u0300-\u036f]/g, "")
    .toLowerCase();

/** What the list has to find, worked out by looking at every row. */
function expected(filter: ListFilter): number[] {
  const { search, text, statuses, kind, protocol, appId, tags, externalId, createdById, since, until } = filter;
  const words = fold(search).split(" ").filter(Boolean);
  const fits: ((row: ListedInstance) => boolean)[] = [
    (row) => {
      const text = fold([row.name, row.organisationName, row.externalId, ...row.tags].join(" "));
      return words.every((word) => text.includes(word) || String(row.id) === word);
    },
    ({ name, organisationName }) =>
      [name, organisationName].some((each) => each.toLowerCase().includes(text.toLowerCase())),
    ({ status }) => statuses.length === 0 || statuses.includes(status),
    ({ app }) => [null, app.kind].includes(kind) && [null, app.protocol].includes(protocol),
    ({ app }) => [null, app.id].includes(appId),
    (row) => [null, row.externalId].includes(externalId),
    (row) => tags.every((tag) => row.tags.includes(tag)),
    ({ connectedBy }) => createdById === null || connectedBy === `user-${createdById}@lantern.example`,
    ({ createdAt }) => since === null || Date.parse(createdAt) >= since.getTime(),
    ({ createdAt }) => until === null || Date.parse(createdAt) < until.getTime(),
  ];
  const found = everything.filter((row) => fits.every((fit) => fit(row)));
  return found.map(({ id }) => id).toSorted((a, b) => a - b);
}

const DAY = 24 * 3_600_000;
const day = fc.option(
  fc.integer({ min: 1, max: 1100 }).map((days) => new Date(Date.now() - days * DAY)),
  { freq: 1 },
);
const maybe = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 1, nil: null });
const none = <T>() => fc.constant<T[]>([]);
const filters: fc.Arbitrary<ListFilter> = fc.record({
  search: fc.oneof(
    { weight: 3, arbitrary: fc.constant<string>("") },
    fc.constantFrom(
      "bakery",
      "ltd",
      "a",
      "ow",
      "café trust",
      "Bandworth",
      "limited own",
      "zzz",
      "12",
      "cus_12",
      "7",
      "batch",
      "è",
      "wick dental pty",
    ),
  ),
  text: fc.oneof(
    { weight: 4, arbitrary: fc.constant<string>("") },
    fc.constantFrom("LTD", "ery L", "é", "owner", "Café Tr", "%", "batch"),
  ),
  statuses: fc.oneof({ weight: 2, arbitrary: none<InstanceStatus>() }, fc.subarray([...INSTANCE_STATUSES])),
  kind: maybe(fc.constantFrom("partner", "public")),
  protocol: maybe(fc.constantFrom("oauth1", "oauth2")),
  appId: maybe(fc.nat(60).map((index) => apps[index]!)),
  connector: fc.constantFrom(null, "xero"),
  externalId: fc.option(fc.constantFrom("CUS_120", "CUS_12", "cus_120"), { freq: 4, nil: null }),
  tags: fc.oneof(
    { weight: 2, arbitrary: none<string>() },
    fc.subarray(["monthly-close", "nz", "vip", "batch-77", "none has it"], { maxLength: 2 }),
  ),
  createdById: maybe(fc.constantFrom(1, 2, 9, 40, 58)),
  since: day,
  until: day,
});

describe("a list of thousands", () => {
  it("has as many rows as were made, each once, whatever the order", async () => {
    const ids = everything.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ROWS);
    for (const sort of SORTS) expect(new Set((await readAll({}, sort)).map(({ id }) => id)).size).toBe(ROWS);
  }, 60_000);

  it("finds by every filter in every order exactly what fits, forth and back", async () => {
    await fc.assert(
      fc.asyncProperty(filters, fc.constantFrom(...SORTS), async (filter, sort) => {
        const forth = await readAll(filter, sort);
        expect(forth.map(({ id }) => id).toSorted((a, b) => a - b)).toEqual(expected(filter));
        const last = forth.at(-1);
        if (!last) return;
        const back = await readAll(filter, sort, "before", last.place);
        expect([...back, last].map(({ id }) => id)).toEqual(forth.map(({ id }) => id));
        const middle = forth[Math.floor(forth.length / 2)]!;
        const from = await read(filter, sort, { place: middle.place, toward: "from" }, 1);
        if (from.items[0]) expect(from.items[0].id).toBe(middle.id);
      }),
      { numRuns: 30 },
    );
  }, 300_000);

  it("is sorted as it says", async () => {
    const newest = everything.map(({ createdAt }) => createdAt);
    expect(newest).toEqual(newest.toSorted().toReversed());
    const ends = (await readAll({}, "ends")).map(({ expiresAt }) => expiresAt);
    expect(ends).toEqual(ends.toSorted());
    const statuses = (await readAll({}, "attention")).map(({ status }) => INSTANCE_STATUSES.indexOf(status));
    expect(statuses).toEqual(statuses.toSorted((a, b) => a - b));
    const byName = (await readAll({}, "name")).map(({ name }) => fold(name));
    expect(byName).toEqual(byName.toSorted());
    const pairs = [
      ["newest", "oldest"],
      ["name", "name_desc"],
      ["organisation", "organisation_desc"],
      ["ends", "ends_desc"],
    ] as const;
    for (const [one, other] of pairs) {
      const idsOf = async (sort: Sort) => (await readAll({}, sort)).map(({ id }) => id);
      expect(await idsOf(other)).toEqual((await idsOf(one)).toReversed());
    }
  }, 60_000);

  it("has for programs full pages by id, and the number of all: exact up to 1,000, estimated beyond", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async ({ text, tags }) => {
        const filter = { ...NO_FILTER, text, tags };
        const fits = expected(filter);
        const ids: number[] = [];
        for (let hasMore = true; hasMore;) {
          const page = await listIds(adminCaller, filter, ids.at(-1) ?? 0, 200);
          ids.push(...page.ids);
          ({ hasMore } = page);
          if (hasMore) expect(page.ids).toHaveLength(200);
          if (fits.length <= 1_000 || (text === "" && tags.length === 0)) expect(page.total).toBe(fits.length);
          else expect(page.total).toBeGreaterThan(1_000);
        }
        expect(ids).toEqual(fits);
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  it("counts what fits, or says that there is more", async () => {
    await fc.assert(
      fc.asyncProperty(filters, async (filter) => {
        const { count, isMore } = await countListed(adminCaller, filter);
        expect(isMore).toBe(false);
        expect(count).toBe(expected(filter).length);
        const counts = await countByStatus(adminCaller, filter);
        for (const status of INSTANCE_STATUSES)
          expect(counts[status].count).toBe(expected({ ...filter, statuses: [status] }).length);
      }),
      { numRuns: 30 },
    );
  }, 120_000);
});
