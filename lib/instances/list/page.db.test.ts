import type { Caller } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { listInstances } from "./page";
import { countByStatus, countListed } from "./count";
import { type ListFilter, NO_FILTER } from "./filter";
import { type Sort, SORTS } from "@/lib/instances/view";
import { INSTANCE_STATUSES } from "@/lib/instances/status";

const database = useDatabase();
let adminCaller: Caller;
let member: Caller;

beforeAll(async () => {
  adminCaller = await admin();
  member = await colleague(adminCaller, "member");
  const made = {
    connected: await instance(adminCaller, { name: "Connected" }),
    expiring: await instance(adminCaller, { name: "Expiring", partner: false, minutesLeft: 9 }),
    expired: await instance(adminCaller, { name: "Expired", partner: false, minutesLeft: -1 }),
    overdue: await instance(adminCaller, { name: "Overdue", minutesLeft: -1 }),
    reconnect: await instance(member, { name: "Reconnect", tags: ["monthly-close"] }),
    disabled: await instance(adminCaller, { name: "Disabled 100%" }),
  };
  await database.query(
    "update grants set status = 'reconnect' where id = (select grant_id from instances where id = $1)",
    [made.reconnect.id],
  );
  await database.query("update instances set disabled_at = now() where id = $1", [made.disabled.id]);
});

const part = (caller: Caller, filter: Partial<ListFilter> = {}, sort: Sort = "attention") =>
  listInstances(caller, { filter: { ...NO_FILTER, ...filter }, sort, cursor: null, size: 50 });
const names = async (caller: Caller, filter: Partial<ListFilter> = {}, sort?: Sort) =>
  (await part(caller, filter, sort)).items.map(({ name }) => name);

describe("the list of instances", () => {
  it("begins with those that need somebody, in the order of the statuses", async () => {
    const { items } = await part(adminCaller);
    expect(items.map(({ status }) => status)).toEqual([...INSTANCE_STATUSES]);
  });

  it("finds by status exactly what carries that status, in every order: the database and the code derive the same", async () => {
    for (const status of INSTANCE_STATUSES) {
      for (const sort of SORTS) {
        const { items } = await part(adminCaller, { statuses: [status] }, sort);
        expect(items.map((item) => item.status)).toEqual([status]);
      }
    }
  });

  it("searches name, organisation, id and tag, and takes % and _ for themselves", async () => {
    expect(await names(adminCaller, { search: "expir" })).toEqual(["Expired", "Expiring"]);
    expect(await names(adminCaller, { search: "overdue limited" })).toEqual(["Overdue"]);
    expect(await names(adminCaller, { search: "monthly" })).toEqual(["Reconnect"]);
    expect(await names(adminCaller, { search: "100%" })).toEqual(["Disabled 100%"]);
    expect(await names(adminCaller, { search: "_" })).toEqual([]);
    const { items } = await part(adminCaller, { search: "overdue" });
    expect(await names(adminCaller, { search: String(items[0]!.id) })).toContain("Overdue");
  });

  it("finds parts of words in any script, with or without capitals and accents", async () => {
    await instance(adminCaller, { name: "Kōwhai Physiotherapy 株式会社" });
    for (const search of ["kowhai", "KŌWHAI", "whai", "physio kō", "株式", "ā".repeat(30)])
      expect(await names(adminCaller, { search })).toEqual(
        search.startsWith("ā") ? [] : ["Kōwhai Physiotherapy 株式会社"],
      );
    expect(await names(adminCaller, { search: String.raw`o'brien \ "%' & | ! :* ()` })).toEqual([]);
  });

  it("finds by the host's own id: as a part by searching, as a whole by the filter", async () => {
    const { id } = await instance(adminCaller, { name: "Fern & Field" });
    await database.query("update instances set external_id = 'CUS_20841' where id = $1", [id]);
    expect(await names(adminCaller, { search: "cus_208" })).toEqual(["Fern & Field"]);
    for (const sort of SORTS)
      expect(await names(adminCaller, { externalId: "CUS_20841" }, sort)).toEqual(["Fern & Field"]);
    for (const externalId of ["CUS_208", "cus_20841"]) expect(await names(adminCaller, { externalId })).toEqual([]);
    expect(await names(member, { externalId: "CUS_20841" })).toEqual([]);
    expect((await part(adminCaller, { externalId: "CUS_20841" })).items[0]!.externalId).toBe("CUS_20841");
    expect((await part(adminCaller, { search: "overdue" })).items[0]!.externalId).toBeNull();
    await database.query("update instances set disabled_at = now(), external_id = null where id = $1", [id]);
    await database.query("delete from instances where id = $1", [id]);
  });

  it("shows a member what they connected, and another organization nothing", async () => {
    expect(await names(member)).toEqual(["Reconnect"]);
    expect(await names(member, { createdById: adminCaller.userId })).toEqual([]);
    expect(await names({ ...adminCaller, organizationId: randomUUID() })).toEqual([]);
  });

  it("counts all, what fits, and each status", async () => {
    expect(await countListed(member, NO_FILTER)).toEqual({ count: 1, isMore: false });
    expect(await countListed(adminCaller, { ...NO_FILTER, statuses: ["reconnect", "expired"] })).toEqual({
      count: 2,
      isMore: false,
    });
    const counts = await countByStatus(adminCaller, { ...NO_FILTER, search: "limited" });
    expect(counts.expiring).toEqual({ count: 1, isMore: false });
    expect(await countByStatus(adminCaller, NO_FILTER)).toEqual(counts);
  });
});

describe("its pages", () => {
  it("refuse a place that is none", async () => {
    const at = (place: string) =>
      listInstances(adminCaller, { filter: NO_FILTER, sort: "name", cursor: { place, toward: "after" }, size: 50 });
    await expect(at("after-1-x'")).rejects.toThrow("This place in the list is not known.");
    const other = await part(adminCaller, {}, "newest");
    await expect(at(other.items[0]!.place)).rejects.toThrow("This place in the list is not known.");
  });
});
