import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { getInstanceDetails } from "@/lib/instances/details";
import { listBroadScopes } from "@/lib/instances/broad-scopes";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import type { Caller } from "@/lib/caller";
import { callbackUrl, type Redirect } from "./begin-authorization";
import { handleCallback } from "./handle-callback";
import { completeAttempt } from "./complete";
import { requireOwnAttempt } from "./current-page";
import { provisionInstance } from "./program/provision";
import { startWithApp } from "./start";

const PROGRAM_CALLBACK = "http://localhost:4000/of-the-program";

const database = useDatabase();
const simulator = useSimulator();
let adminCaller: Caller;
beforeAll(async () => {
  adminCaller = await admin();
});

/** An app that a program saved, with a callback of its own; gives its id and an instance on it. */
async function broughtByProgram(scopes: string[], granted = scopes) {
  const { key, secret } = await simulator.control().createOAuth2App("partner", PROGRAM_CALLBACK, callbackUrl());
  const address = authorizeUrl({ key, callbackUrl: PROGRAM_CALLBACK, scopes }, { state: "s" });
  const { location } = await simulator.control().agree(address, { scopes: granted });
  const code = new URL(location).searchParams.get("code")!;
  const keys = { key, secret, callbackUrl: PROGRAM_CALLBACK, partner: true, privateKeyPem: null };
  const provision = { ...keys, returned: { protocol: "oauth2" as const, code } };
  const { id } = await provisionInstance(adminCaller, provision, { name: "Brought", tags: [], configuration: {} });
  const [app] = await database.query<{ id: string }>("select id from apps where key = $1", [key]);
  return { appId: app!.id, instanceId: id };
}

/** The customer agrees and comes back to the portal, in the browser that left. */
async function returned({ location, cookie }: Redirect, scopes?: string[]) {
  const back = await simulator.control().agree(location, scopes && { scopes });
  const query = new URL(back.location).searchParams;
  return handleCallback(query, () => /=(.*?);/.exec(cookie!)![1]);
}

it("connects from the portal with an app that a program saved with its own callback, and reconnects", async () => {
  const { appId, instanceId } = await broughtByProgram(scopesFor([], false));
  for (const target of [null, instanceId])
    expect(await returned(await startWithApp(adminCaller, appId, target))).toMatchObject({ reason: null });
});

it("tests an app that Xero refused before anybody leaves with it, and takes it back when it is accepted", async () => {
  const { appId } = await broughtByProgram(scopesFor([], false));
  const [{ key }] = (await database.query<{ key: string }>(
    "update apps set problem = 'app_refused', paused_until = now() + interval '1 hour' where id = $1 returning key",
    [appId],
  )) as [{ key: string }];
  await simulator
    .control()
    .fault({ path: "/connect/token", key, kind: "status", status: 401, body: '{"error":"invalid_client"}', times: 1 });
  expect((await startWithApp(adminCaller, appId)).location).toContain("reason=app_refused");
  const stored = () => database.query("select problem, paused_until from apps where id = $1", [appId]);
  expect(await stored()).toMatchObject([{ problem: "app_refused" }]);
  expect(await returned(await startWithApp(adminCaller, appId))).toMatchObject({ reason: null });
  expect(await stored()).toEqual([{ problem: null, paused_until: null }]);
});

it("names the scope that a consent lacks", async () => {
  const { appId } = await broughtByProgram(scopesFor([], false));
  const lacking = scopesFor(["contacts"], false).filter((scope) => scope !== "accounting.settings.read");
  await database.query("update apps set scopes = $2 where id = $1", [appId, lacking]);
  expect(await returned(await startWithApp(adminCaller, appId))).toMatchObject({ reason: "scope_missing" });
});

it("stores and shows the scopes that were granted, not those that were asked for", async () => {
  const asked = scopesFor(["contacts", "invoices"], false);
  const granted = scopesFor(["contacts"], false);
  const { appId, instanceId } = await broughtByProgram(asked, granted);
  expect((await getInstanceDetails(adminCaller, instanceId)).scopes.toSorted()).toEqual(granted.toSorted());

  await database.query("update apps set scopes = $2 where id = $1", [appId, [...asked, "files.read"]]);
  const { attemptId } = await returned(await startWithApp(adminCaller, appId), asked);
  const attempt = await requireOwnAttempt(adminCaller, attemptId!);
  const choice = { instance: "new", name: "Again", organisations: [], names: {} };
  expect(await completeAttempt(adminCaller, attempt, choice)).toBe(true);
  expect((await getInstanceDetails(adminCaller, instanceId)).scopes.toSorted()).toEqual(asked.toSorted());
  expect(await listBroadScopes(adminCaller)).toEqual([]);
});
