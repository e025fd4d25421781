import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import type { Caller } from "@/lib/organizations/store";
import { listInstances } from "./list";
import { INSTANCE_STATUSES } from "./status";

const database = useDatabase();
const all = { search: "", status: null, cursor: null };
let boss: Caller;
let member: Caller;

beforeAll(async () => {
  boss = await admin();
  member = await colleague(boss, "member");
  const made = {
    connected: await instance(boss, { name: "Connected" }),
    expiring: await instance(boss, { name: "Expiring", partner: false, minutesLeft: 9 }),
    expired: await instance(boss, { name: "Expired", partner: false, minutesLeft: -1 }),
    overdue: await instance(boss, { name: "Overdue", minutesLeft: -1 }),
    reconnect: await instance(member, { name: "Reconnect", tags: ["monthly-close"] }),
    disabled: await instance(boss, { name: "Disabled 100%" }),
  };
  await database.query(
    "update grants set status = 'reconnect' where id = (select grant_id from instances where id = $1)",
    [made.reconnect.id],
  );
  await database.query("update instances set disabled_at = now() where id = $1", [made.disabled.id]);
});

const names = async (caller: Caller, query = {}) =>
  (await listInstances(caller, { ...all, ...query })).items.map(({ name }) => name);

describe("the list of instances", () => {
  it("begins with those that need somebody, in the order of the statuses", async () => {
    const { items, total } = await listInstances(boss, all);
    expect(items.map(({ status }) => status)).toEqual([...INSTANCE_STATUSES]);
    expect(total).toBe(6);
  });

  it("finds by status exactly what carries that status: the database and the code derive the same", async () => {
    for (const status of INSTANCE_STATUSES) {
      const { items } = await listInstances(boss, { ...all, status });
      expect(items.map((item) => item.status)).toEqual([status]);
    }
  });

  it("searches name, organisation, id and tag, and takes % and _ for themselves", async () => {
    expect(await names(boss, { search: "expir" })).toEqual(["Expired", "Expiring"]);
    expect(await names(boss, { search: "overdue limited" })).toEqual(["Overdue"]);
    expect(await names(boss, { search: "monthly" })).toEqual(["Reconnect"]);
    expect(await names(boss, { search: "100%" })).toEqual(["Disabled 100%"]);
    expect(await names(boss, { search: "_" })).toEqual([]);
    const { items } = await listInstances(boss, { ...all, search: "overdue" });
    expect(await names(boss, { search: String(items[0]!.id) })).toContain("Overdue");
  });

  it("shows a member what they connected, and another organization nothing", async () => {
    expect(await names(member)).toEqual(["Reconnect"]);
    expect(await names({ ...boss, organizationId: "00000000-0000-4000-8000-000000000000" })).toEqual([]);
  });
});

describe("its pages", () => {
  it("lead forth and back over every row once", async () => {
    await Promise.all(
      Array.from({ length: 60 }, (_, index) => instance(boss, { name: `Row ${index}`, tags: ["paged"] })),
    );
    const first = await listInstances(boss, { ...all, search: "paged" });
    expect(first).toMatchObject({ total: 60, previous: null });
    const second = await listInstances(boss, { ...all, search: "paged", cursor: first.next });
    expect(second.next).toBeNull();
    const ids = [...first.items, ...second.items].map(({ id }) => id);
    expect(new Set(ids).size).toBe(60);
    const back = await listInstances(boss, { ...all, search: "paged", cursor: second.previous });
    expect(back.items).toEqual(first.items);
    expect(back.previous).toBeNull();
    expect(back.next).toBe(first.next);
  });

  it("refuse a place that is none", async () => {
    await expect(listInstances(boss, { ...all, cursor: "after-1-x'" })).rejects.toThrow(
      "This place in the list is not known.",
    );
  });
});
