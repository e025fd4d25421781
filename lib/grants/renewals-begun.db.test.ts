import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import type { UserCaller } from "@/lib/caller";
import { areRenewalsBegun } from "./renewals-begun";

const database = useDatabase();
let caller: UserCaller;
beforeAll(async () => {
  caller = await admin();
});

it("renewals are not begun when one has been due for more than three minutes, in its organization alone", async () => {
  await instance(caller, { organisation: "due" });
  const due = (minutes: number) =>
    database.query("update grants set status = 'active', renew_at = now() - $1 * interval '1 min'", [minutes]);
  const begun = () => Promise.all([areRenewalsBegun(null), areRenewalsBegun(caller.organizationId)]);
  await due(2);
  expect(await begun()).toEqual([true, true]);
  await due(4);
  expect(await begun()).toEqual([false, false]);
  expect(await areRenewalsBegun("7d9f0a1b-2c3d-4e5f-8a6b-7c8d9e0f1a2b")).toBe(true);
});

it("what cannot be renewed now is not waited for: an app's pause, and who has to consent again", async () => {
  await database.query("update grants set status = 'reconnect'");
  expect(await areRenewalsBegun(null)).toBe(true);
  await database.query("update grants set status = 'active'");
  await database.query("update apps set paused_until = now() + interval '1 hour'");
  expect(await areRenewalsBegun(null)).toBe(true);
  await database.query("update apps set paused_until = now() - interval '1 min'");
  expect(await areRenewalsBegun(null)).toBe(true);
  await database.query("update apps set paused_until = now() - interval '4 min'");
  expect(await areRenewalsBegun(null)).toBe(false);
});
