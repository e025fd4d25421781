import type { Caller } from "@/lib/caller";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { getAppDetails, listAppViews } from "./list";

const database = useDatabase();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

it("counts an app's instances and connections with every statement that changes them", async () => {
  const { id } = await instance(adminCaller, { key: "COUNTED" });
  const [app] = await database.query<{ id: string }>("select app_id id from instances where id = $1", [id]);
  const counts = async () => {
    const { instances, connections } = await getAppDetails(adminCaller, app!.id);
    return [instances, connections];
  };
  expect(await counts()).toEqual([1, 1]);
  await database.query(
    `insert into instances (organization_id, grant_id, name, token_hash, xero_id, xero_organisation_id, organisation_name, removed_at, updated_at)
      select organization_id, grant_id, 'n' || n, decode(md5('n' || n), 'hex'), n, n, 'n', case when n = 3 then now() end, now()
      from instances, generate_series(1, 3) n where id = $1`,
    [id],
  );
  expect(await counts()).toEqual([4, 3]);
  await database.query("update instances set removed_at = now() where name = 'n1'");
  expect(await counts()).toEqual([4, 2]);
  await database.query("update instances set removed_at = null, name = 'again' where removed_at is not null");
  expect(await counts()).toEqual([4, 4]);
  await database.query("delete from instances where id <> $1", [id]);
  expect(await counts()).toEqual([1, 1]);
});

it("moves the counts with an instance that is reconnected through another app", async () => {
  const [moved, other] = [await instance(adminCaller, { key: "ONE" }), await instance(adminCaller, { key: "OTHER" })];
  const appOf = async (id: number) =>
    (await database.query<{ app: string }>("select app_id app from instances where id = $1", [id]))[0]!.app;
  const [from, to] = [await appOf(moved.id), await appOf(other.id)];
  await database.query("update instances set grant_id = (select grant_id from instances where id = $2) where id = $1", [
    moved.id,
    other.id,
  ]);
  const counted = await database.query("select id, instance_count, connection_count from apps where id = any($1)", [
    [from, to],
  ]);
  expect(counted).toContainEqual({ id: from, instance_count: 0, connection_count: 0 });
  expect(counted).toContainEqual({ id: to, instance_count: 2, connection_count: 2 });
});

it("members count their own instances, and see nobody's address", async () => {
  const member = await colleague(adminCaller, "member");
  await instance(adminCaller, { key: "SHARED" });
  const { id } = await instance(member, { key: "SHARED" });
  const [app] = await database.query<{ id: string }>("select app_id id from instances where id = $1", [id]);
  expect(await getAppDetails(adminCaller, app!.id)).toMatchObject({ instances: 2, connections: 2 });
  expect(await getAppDetails(member, app!.id)).toMatchObject({ instances: 1, connections: 1, createdBy: null });
  for (const seen of await listAppViews(member))
    expect(seen).toMatchObject({ instances: seen.id === app!.id ? 1 : 0, createdBy: null });
});
