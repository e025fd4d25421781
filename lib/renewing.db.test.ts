import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { pool } from "./db";
import { readHealth } from "./health";
import { readOverview } from "./overview/overview";

const database = useDatabase();

it("health says when renewals are due and no worker begins them, unless their app is paused", async () => {
  const caller = await admin();
  await instance(caller);
  const firstItem = async () => (await readOverview(caller)).attention[0]?.kind;
  expect(await firstItem()).toBeUndefined();
  expect(await readHealth()).toEqual({ alive: true });
  await database.query("update grants set renew_at = now() - interval '4 minutes'");
  expect(await readHealth()).toEqual({ alive: true, renewing: false });
  expect(await firstItem()).toBe("no_worker");
  await database.query("update apps set paused_until = now() + interval '1 minute'");
  expect(await readHealth()).toEqual({ alive: true });
});

it("health says when the database's disk is full", async () => {
  expect(await readHealth()).not.toHaveProperty("writing");
  const failing = "do $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$";
  await expect(pool().query(failing)).rejects.toThrow("could not extend file");
  expect(await readHealth()).toMatchObject({ alive: true, writing: false });
});
