import type { Caller } from "@/lib/caller";
import { randomBytes } from "node:crypto";
import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { transaction } from "@/lib/db";
import { bySystem, recordEvent } from "./record";
import { exportAuditLog } from "./export";
import { readFilter } from "./filter";
import { listAuditLog } from "./list";

const database = useDatabase();
let adminCaller: Caller;
let member: Caller;

const read = (query: string, cursor: string | null = null) =>
  listAuditLog(adminCaller, readFilter(new URLSearchParams(query)), cursor);
const types = async (query: string) => (await read(query)).items.map(({ type }) => type);

beforeAll(async () => {
  adminCaller = await admin();
  member = await colleague(adminCaller, "member");
  const { organizationId } = adminCaller;
  await transaction(async (tx) => {
    await recordEvent(tx, member, { instanceId: 7, type: "instance.connected" });
    await recordEvent(tx, bySystem(organizationId), { instanceId: 7, type: "grant.expired" });
    const data = { from: '=HYPERLINK("https://evil.example")', to: "x" };
    await recordEvent(tx, adminCaller, { instanceId: 8, type: "instance.renamed", data });
  });
  await database.query(
    "insert into events (organization_id, type, created_at) values ($1, 'organization.token_reading_changed', '2026-01-02T03:04:05Z')",
    [organizationId],
  );
  await database.query(
    `with o as (insert into organizations (id, name, secret_sealed, secret_hash) values (gen_random_uuid(), 'Other', '', $1) returning id)
     insert into events (organization_id, type, instance_id) select id, 'instance.connected', 7 from o`,
    [randomBytes(32)],
  );
});

describe("the audit log", () => {
  it("tells newest first who did what to what", async () => {
    const { items } = await read("");
    expect(items.map(({ type, actor, instance }) => [type, actor, instance?.id])).toEqual([
      ["instance.renamed", "admin@lantern.example", 8],
      ["grant.expired", null, 7],
      ["instance.connected", expect.stringContaining("member-"), 7],
      ["organization.token_reading_changed", null, undefined],
    ]);
  });

  it("is narrowed by kind, person, instance and time, alone and together", async () => {
    expect(await types("group=connections")).toEqual(["instance.connected"]);
    expect(await types("group=changes")).toEqual(["instance.renamed"]);
    expect(await types("group=renewals")).toEqual(["grant.expired"]);
    expect(await types("group=organization")).toEqual(["organization.token_reading_changed"]);
    expect(await types("who=ADMIN@lantern.example")).toEqual(["instance.renamed"]);
    expect(await types("instance=7")).toEqual(["grant.expired", "instance.connected"]);
    expect(await types("instance=7&group=renewals")).toEqual(["grant.expired"]);
    expect(await types("to=2026-01-02T03:04:06Z")).toEqual(["organization.token_reading_changed"]);
    expect(await types("to=2026-01-02T03:04:05Z")).toEqual([]);
    expect(await types("from=2026-01-02T03:04:05Z&group=organization")).toHaveLength(1);
    expect(await types("instance=x")).toEqual([]);
    expect(() => readFilter(new URLSearchParams("from=yesterday"))).toThrow("from must be a time");
  });

  it("is an admin's", async () => {
    const filter = readFilter(new URLSearchParams());
    await expect(listAuditLog(member, filter, null)).rejects.toThrow("Only an admin");
    expect(() => exportAuditLog(member, filter)).toThrow("Only an admin");
  });

  it("leads forth and back over every line once, also over those of one moment", async () => {
    await database.query(
      "insert into events (organization_id, instance_id, type) select $1, 99, 'instance.tagged' from generate_series(1, 120)",
      [adminCaller.organizationId],
    );
    const first = await read("instance=99");
    const second = await read("instance=99", first.next);
    const third = await read("instance=99", second.next);
    expect(third.next).toBeNull();
    const ids = [first, second, third].flatMap(({ items }) => items.map(({ id }) => Number(id)));
    expect(ids).toEqual([...new Set(ids)].toSorted((a, b) => b - a));
    expect(ids).toHaveLength(120);
    const back = await read("instance=99", third.previous);
    expect(back.items).toEqual(second.items);
    expect((await read("instance=99", back.previous)).previous).toBeNull();
    await expect(read("", "after-x")).rejects.toThrow("This place in the list is not known.");
  });

  it("is exported as it is filtered, without formulas", async () => {
    const text = await new Response(exportAuditLog(adminCaller, readFilter(new URLSearchParams("instance=8")))).text();
    const [head, line, end] = text.split("\r\n");
    expect(head).toBe("entry,time,user,ip address,event,instance,instance name,details");
    expect(line).toMatch(/^,2\d{3}-.*Z,admin@lantern\.example,,instance\.renamed,8,,"\{""to"":/);
    expect(end).toBe("");
    await database.query(
      "insert into events (organization_id, instance_id, type, actor) values ($1, 5, 'user.x', '=1+1')",
      [adminCaller.organizationId],
    );
    const formula = await new Response(
      exportAuditLog(adminCaller, readFilter(new URLSearchParams("instance=5"))),
    ).text();
    expect(formula).toContain(",'=1+1,");
    await database.query(
      "insert into events (organization_id, instance_id, type) select $1, 6, 'instance.tagged' from generate_series(1, 2001)",
      [adminCaller.organizationId],
    );
    const long = await new Response(exportAuditLog(adminCaller, readFilter(new URLSearchParams("instance=6")))).text();
    expect(long.split("\r\n")).toHaveLength(2_003);
  });
});
