import { expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { env } from "@/lib/env";
import { checkClock } from "./clock";
import { checkWorker } from "./worker";
import { callWithoutToken, checkXero } from "./xero";

const database = useDatabase();
const simulator = useSimulator();

it("renewals: this server renews, another does, nobody does", async () => {
  await instance(await admin());
  const role = (ROLE: "both" | "web") => checkWorker({ ...env(), ROLE }, null);
  expect(await role("both")).toMatchObject({ state: "ok" });
  expect((await role("web")).found).toContain("Another server renews");
  await database.query("update grants set renew_at = now() - interval '1 hour'");
  expect(await role("both")).toMatchObject({ state: "failed", change: { line: "ROLE=both" } });
  await database.query("update grants set renew_at = null");
  expect(await role("web")).toMatchObject({ state: "unchecked" });
});

it("Xero is reached directly, and its clock is compared", async () => {
  const call = () => callWithoutToken(env());
  const found = checkXero(env(), await call());
  expect(found).toMatchObject({ state: "ok" });
  expect(found.found).toContain("stands in for Xero, directly");
  expect(await checkClock(await call())).toMatchObject({ state: "ok" });
  await simulator.control().setClock(120);
  expect(await checkClock(await call())).toMatchObject({
    state: "failed",
    change: { line: "timedatectl set-ntp true" },
  });
  await simulator.control().setClock(0);
  const mixed = { ...env(), XERO_TOKEN_URL: "https://identity.xero.com/connect/token" };
  expect(checkXero(mixed, await call())).toMatchObject({ state: "warning" });
});
