import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { scopeOf } from "@/lib/caller";
import { findInstancesOfOrganisation } from "./store";

useDatabase();

it("offers the newest of many instances of an organisation, the one that was just connected among them", async () => {
  const caller = await admin();
  const organisation = crypto.randomUUID();
  const ids: number[] = [];
  for (let n = 0; n < 22; n++) ids.push((await instance(caller, { organisation })).id);
  const found = await findInstancesOfOrganisation(scopeOf(caller), organisation);
  expect(found.map(({ id }) => id)).toEqual(ids.slice(-20));
});
