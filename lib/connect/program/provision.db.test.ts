import { beforeAll, describe, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { connected, connectedOAuth2, newOAuth2App, newPartnerApp, useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import type { Caller } from "@/lib/caller";
import type { Provision } from "./provision";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const provision = (app: SimulatorApp, change: Partial<Provision> = {}) =>
  connected(simulator.control(), caller, app, 0, change);

/** How often Xero was asked for an access token. */
const exchanges = async ({ key }: SimulatorApp) =>
  (await simulator.control().requests(key)).filter(({ path }) => path === "/oauth/AccessToken").length;

describe("a Partner app that is saved", () => {
  it("is used by nobody with another secret: its signature does not prove that", async () => {
    const app = await newPartnerApp(simulator.control());
    await provision(app);
    const before = await exchanges(app);
    await expect(provision(app, { secret: "another" })).rejects.toThrow("does not match the secret saved");
    expect(await exchanges(app)).toBe(before);
  });

  it("is taken for what step 1 took it, unless the program says otherwise", async () => {
    const app = await newPartnerApp(simulator.control());
    await provision(app);
    expect(await provision(app, { partner: undefined })).toBeGreaterThan(0);
    await expect(provision(app, { partner: false })).rejects.toMatchObject({ reason: "certificate_missing" });
  });
});

it("a Public app's secret is for Xero to judge", async () => {
  const app = await simulator.control().createApp("public");
  await provision(app);
  await expect(provision(app, { secret: "another" })).rejects.toMatchObject({ name: "XeroError" });
});

it("nothing of a consent is left to be ended when all of it is used", async () => {
  const app = await newOAuth2App(simulator.control());
  await connectedOAuth2(simulator.control(), caller, app);
  expect(await database.query("select from revocations where client_id = $1", [app.key])).toEqual([]);
});
