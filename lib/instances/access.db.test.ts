import { setTimeout as sleep } from "node:timers/promises";
import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { requireInstance } from "./access";
import { getInstances } from "./store";

const database = useDatabase();

it("does not find an instance whose grant is deleted while both are read", async () => {
  const caller = await admin();
  const { id } = await instance(caller, { name: "Going" });
  await database.query("begin");
  // Statements that read the instance get their answer; those that read its grant next wait for the end of the deletion.
  await database.query("lock table grants in access exclusive mode");
  const reads = Promise.allSettled([requireInstance(caller, id), getInstances(caller.organizationId, [id])]);
  await sleep(500);
  await database.query(
    "with gone as (delete from instances returning grant_id) delete from grants using gone where id = grant_id",
  );
  await database.query("commit");
  expect(await reads).toMatchObject([
    { status: "rejected", reason: { code: "not_found" } },
    { status: "fulfilled", value: [] },
  ]);
});
