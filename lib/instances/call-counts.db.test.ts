import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { countCall, deleteOldCounts, listCallCounts, writeCounts } from "./call-counts";

const database = useDatabase();

it("counts calls and errors by the hour, with those of an instance that is gone left out", async () => {
  const adminCaller = await admin();
  const { id } = await instance(adminCaller);
  for (const isError of [false, false, true]) countCall(id, isError);
  countCall(id + 1_000, false);
  await writeCounts();
  countCall(id, true);
  await writeCounts();
  const counts = await listCallCounts(id);
  expect(counts).toHaveLength(24);
  expect(counts.at(-1)).toMatchObject({ calls: 4, errors: 2 });
  expect(counts.slice(0, -1).every(({ calls }) => calls === 0)).toBe(true);
});

it("keeps what could not be written, and forgets what nobody looks at", async () => {
  const adminCaller = await admin();
  const { id } = await instance(adminCaller);
  await database.query("alter table call_counts rename to away");
  countCall(id, false);
  await expect(writeCounts()).rejects.toThrow();
  await database.query("alter table away rename to call_counts");
  countCall(id, false);
  await writeCounts();
  expect((await listCallCounts(id)).at(-1)).toMatchObject({ calls: 2 });
  await database.query("update call_counts set hour = hour - interval '9 days'");
  await deleteOldCounts();
  expect(await database.query("select 1 from call_counts")).toEqual([]);
});
