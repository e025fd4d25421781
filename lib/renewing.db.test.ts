import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { readHealth } from "./health";

const database = useDatabase();

it("health says when renewals are due and no worker begins them, unless their app is paused", async () => {
  await instance(await admin());
  expect(await readHealth()).toEqual({ alive: true });
  await database.query("update grants set renew_at = now() - interval '4 minutes'");
  expect(await readHealth()).toEqual({ alive: true, renewing: false });
  await database.query("update apps set paused_until = now() + interval '1 minute'");
  expect(await readHealth()).toEqual({ alive: true });
});
