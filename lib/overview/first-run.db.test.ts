import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague, instance } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import type { Caller } from "@/lib/caller";
import { tryCall } from "@/lib/instances/try-call";
import { readOverview } from "./overview";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const steps = async () => (await readOverview(caller)).firstRun;

it("each step is ticked by what the database has, and the list goes when it is not needed", async () => {
  expect(await steps()).toEqual({ app: null, instance: null, hasCalled: false });
  const id = await connected(simulator.control(), caller, await simulator.control().createApp("public"));
  const [app] = await database.query<{ id: string; name: string }>("select id, name from apps");
  const one = { app, instance: { id, name: expect.any(String) as string } };
  expect(await steps()).toEqual({ ...one, hasCalled: false });
  await expect(tryCall(await colleague(caller, "member"), id)).rejects.toMatchObject({ code: "not_found" });
  expect(await steps()).toEqual({ ...one, hasCalled: false });
  expect(await tryCall(caller, id)).toMatch(/\w/);
  expect(await steps()).toEqual({ ...one, hasCalled: true });
  await database.query("update instances set created_at = now() - interval '8 days'");
  expect(await steps()).toBeNull();
});

it("an organization with several instances, and a member, get no list", async () => {
  await database.query("update instances set created_at = now()");
  await instance(caller, { key: "OTHER" });
  expect(await steps()).toBeNull();
  expect((await readOverview(await colleague(caller, "member"))).firstRun).toBeNull();
});
