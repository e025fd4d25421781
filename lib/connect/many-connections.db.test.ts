import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import type { SimulatorApp } from "@/e2e/support/simulator-control";
import type { Caller } from "@/lib/caller";
import { readLiveGrant } from "@/lib/grants/renew-now";
import { detectRemovals } from "@/lib/grants/detect-removals";
import { pingInstance } from "@/lib/instances/ping";
import { compareConnections } from "@/lib/revocations/compare";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { connectMore } from "./connect-more";
import { organisationStep } from "./current-page";
import { provisionInstance } from "./program/provision";

const CALLBACK = "http://localhost:3000/connect/callback";
const CONNECTIONS = 4_000;
const database = useDatabase();
const simulator = useSimulator();
const control = () => simulator.control();
let caller: Caller;
let app: SimulatorApp;
let id: number;

async function provision(tenantId?: string): Promise<number> {
  const { key, secret } = app;
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await control().agree(address, { organisations: [0] });
  const code = new URL(location).searchParams.get("code")!;
  const keys = { key, secret, partner: true, callbackUrl: CALLBACK, privateKeyPem: null };
  const returned = { protocol: "oauth2", code, tenantId } as const;
  return (await provisionInstance(caller, { ...keys, returned }, { name: "One", tags: [], configuration: {} })).id;
}

beforeAll(async () => {
  caller = await admin();
  await control().setLimits({ perMinute: 0, perDay: 0 });
  app = await control().createOAuth2App("partner", CALLBACK);
  id = await provision();
  await control().addConnections(app.key, CONNECTIONS);
}, 60_000);

it("are listed, compared, and checked for removals", async () => {
  const [row] = await database.query<{ grant: string; app: string }>(
    `select grant_id "grant", app_id app from instances where id = $1`,
    [id],
  );
  const grant = await readLiveGrant(row!.grant);
  expect(await detectRemovals(grant!, grant!.app, grant!.tokens)).toBe(true);
  expect(await pingInstance(caller, id)).toMatchObject({ name: "Harbour Lane Bakery" });
  await control().ageConnections(app.key, 3600);
  expect((await compareConnections(caller, row!.app, "")).unused).toHaveLength(CONNECTIONS);
}, 60_000);

it("leave a consent for one more organisation as it is", async () => {
  expect(await pingInstance(caller, await provision())).toMatchObject({ name: "Harbour Lane Bakery" });
}, 60_000);

it("can be chosen from, all of them", async () => {
  const { location } = await connectMore(caller, id);
  const attempt = new URL(location, CALLBACK).searchParams.get("attempt")!;
  const step = await organisationStep(caller, attempt);
  expect("view" in step && step.view.choices).toHaveLength(CONNECTIONS);
  expect("view" in step && step.view.unusable).toEqual([]);
}, 120_000);
