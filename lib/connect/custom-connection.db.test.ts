import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { PLAIN_LINK } from "@/e2e/support/customers";
import { replaceSecret } from "@/lib/apps/replace-keys";
import { getAppDetails } from "@/lib/apps/list";
import type { Caller } from "@/lib/caller";
import { disconnectInstance } from "@/lib/instances/disconnect";
import { getInstanceDetails } from "@/lib/instances/details";
import { pingInstance, renewNow } from "@/lib/instances/ping";
import { noteNeeds } from "@/lib/reconnects/reminder-store";
import { makeLink } from "@/lib/links/create";
import { askCustomer } from "@/lib/reconnects/ask-customer";
import { addApp } from "./add-app";
import { completeAttempt } from "./complete";
import { keysStep, organisationStep, requireOwnAttempt } from "./current-page";
import { handleCallback } from "./handle-callback";
import { connectCustom } from "./program/connect-custom";
import { startAttempt, startReconnect, startWithApp } from "./start";
import { submitKeys } from "./submit-keys";
import type { Redirect } from "./begin-authorization";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const BAKERY = 0;
const CYCLES = 1;
const INSTANCE = { name: "Own books", tags: [], configuration: {} };
const NEW = { instance: "new", name: "Own books", organisations: [], names: {} };
const TYPED = { signWith: "installation" as const, privateKey: "", reads: [], madeBefore: false };

async function approvedApp(organisation: number | null = BAKERY) {
  const { key, secret } = await simulator.control().createCustomConnection();
  if (organisation !== null) await simulator.control().approve(key, organisation);
  return { key, secret };
}

const attemptOf = (location: string) => /attempt=([\da-f-]+)/.exec(location)![1]!;

/** The browser goes where it is sent, with its cookie: to our own callback, since there is no consent page. */
async function followed({ location, cookie }: Redirect) {
  const { pathname, searchParams } = new URL(location);
  expect(pathname).toBe("/connect/callback");
  return handleCallback(searchParams, () => /=(.*?);/.exec(cookie!)![1]);
}

async function onKeysPage(keys: { key: string; secret: string }, name: string) {
  const { location } = await startAttempt(caller, "custom", "oauth2");
  const row = await requireOwnAttempt(caller, attemptOf(location));
  return { id: row.id, sent: await submitKeys(caller, row, { ...TYPED, ...keys, name }, "continue") };
}

const messageOn = async (id: string) => {
  const step = await keysStep(caller, id);
  return "view" in step && step.view.test?.ok === false ? step.view.test.message : null;
};

const grantOf = async (id: number) =>
  (
    await database.query<{ status: string; problem: string | null; version: number; app: string; appProblem: string }>(
      `select g.status, g.problem, g.version, a.id app, a.problem "appProblem" from instances i
       join grants g on g.id = i.grant_id join apps a on a.id = g.app_id where i.id = $1`,
      [id],
    )
  )[0]!;

it("connects in the portal with the keys alone, and names the organisation first", async () => {
  const { id, sent } = await onKeysPage(await approvedApp(CYCLES), "Of the portal");
  expect(await followed(sent)).toMatchObject({ reason: null, attemptId: id, linkId: null });
  const step = await organisationStep(caller, id);
  expect(step).toMatchObject({ view: { organisation: { name: "Ridgeway Cycles" }, endsAtXero: false, choices: null } });
  expect(await completeAttempt(caller, await requireOwnAttempt(caller, id), NEW)).toBe(true);
  const { instanceId } = await requireOwnAttempt(caller, id);
  const details = await getInstanceDetails(caller, instanceId!);
  expect(details).toMatchObject({
    app: { kind: "custom", protocol: "oauth2", name: "Of the portal" },
    status: "connected",
    scopes: ["accounting.settings.read", "accounting.contacts", "accounting.invoices"],
    credentials: ["instance_token", "access_token", "app_secret"],
  });
  expect(details.renewsAt).not.toBeNull();
  expect(await pingInstance(caller, instanceId!)).toMatchObject({ name: "Ridgeway Cycles" });
  expect(await getAppDetails(caller, details.app.id)).toMatchObject({
    connections: 1,
    meter: null,
    scopeAreas: [],
    canCompare: false,
  });
});

it("tells wrong keys from a connection that nobody has approved, and saves neither", async () => {
  const wrong = await onKeysPage({ ...(await approvedApp()), secret: "wrong" }, "Wrong");
  expect(await messageOn(wrong.id)).toContain("Xero refuses this client id and secret.");
  const early = await approvedApp(null);
  const waiting = await onKeysPage(early, "Early");
  expect(await messageOn(waiting.id)).toContain("the custom connection is not approved");
  const body = { kind: "custom", protocol: "oauth2", name: "Early", ...early };
  await expect(addApp(caller, body)).rejects.toMatchObject({ reason: "approval_missing" });
  await simulator.control().approve(early.key, BAKERY);
  // The protocol is the only one there is, whatever a form says.
  const id = await addApp(caller, { ...body, protocol: "oauth1" });
  expect(await getAppDetails(caller, id)).toMatchObject({ kind: "custom", protocol: "oauth2", scopes: [] });
  await simulator.control().approve(early.key, null);
  expect((await startWithApp(caller, id)).location).toContain("reason=approval_missing");
});

it("makes one instance of the same call of a program, and another of another call", async () => {
  const keys = await approvedApp();
  const made = await connectCustom(caller, keys, INSTANCE);
  expect(await connectCustom(caller, keys, INSTANCE)).toEqual(made);
  const other = await connectCustom(caller, keys, { ...INSTANCE, name: "Another" });
  expect(other.id).not.toBe(made.id);
  const [{ grants }] = (await database.query(
    "select count(distinct grant_id)::int grants from instances where id = any($1)",
    [[made.id, other.id]],
  )) as [{ grants: number }];
  expect(grants).toBe(1);
});

it("a program's call that was refused works once the connection is approved", async () => {
  const keys = await approvedApp(null);
  const call = () => connectCustom(caller, keys, INSTANCE);
  await expect(call()).rejects.toMatchObject({ reason: "approval_missing", providerMessage: "unauthorized_client" });
  await expect(connectCustom(caller, { ...keys, secret: "wrong" }, INSTANCE)).rejects.toMatchObject({
    reason: "client_refused",
  });
  await simulator.control().approve(keys.key, BAKERY);
  expect((await call()).id).toBeGreaterThan(0);
});

it("renews with the keys, retries while the approval is withdrawn, and goes on by itself afterwards", async () => {
  const keys = await approvedApp();
  const { id } = await connectCustom(caller, keys, INSTANCE);
  expect(await renewNow(caller, id)).toBe(true);
  await simulator.control().approve(keys.key, null);
  expect(await renewNow(caller, id)).toBe(false);
  expect(await grantOf(id)).toMatchObject({
    status: "retrying",
    problem: "approval_missing",
    appProblem: "approval_missing",
  });
  expect(await getInstanceDetails(caller, id)).toMatchObject({ status: "retrying", problem: "approval_missing" });
  await simulator.control().approve(keys.key, BAKERY);
  expect(await renewNow(caller, id)).toBe(true);
  expect(await grantOf(id)).toMatchObject({ status: "active", problem: null, appProblem: null });
});

it("an answer to a renewal that is lost is asked for again, with nothing lost", async () => {
  const keys = await approvedApp();
  const { id } = await connectCustom(caller, keys, INSTANCE);
  await simulator.control().fault({ path: "/connect/token", key: keys.key, kind: "lose-answer" });
  expect(await renewNow(caller, id)).toBe(false);
  expect(await grantOf(id)).toMatchObject({ status: "retrying" });
  expect(await renewNow(caller, id)).toBe(true);
});

it("never takes tokens of another organisation for an instance, and reconnects it with its own again", async () => {
  const keys = await approvedApp(BAKERY);
  const { id } = await connectCustom(caller, keys, INSTANCE);
  const before = await grantOf(id);
  await simulator.control().approve(keys.key, CYCLES);
  expect(await renewNow(caller, id)).toBe(false);
  expect(await grantOf(id)).toMatchObject({
    status: "reconnect",
    problem: "organisation_changed",
    version: before.version,
    appProblem: null,
  });
  const back = await startReconnect(caller, id);
  const { attemptId } = await followed(back);
  const step = await organisationStep(caller, attemptId!);
  expect(step).toMatchObject({ view: { reconnect: { id, isOther: true }, organisation: { name: "Ridgeway Cycles" } } });

  await simulator.control().approve(keys.key, BAKERY);
  const again = await followed(await startReconnect(caller, id));
  const row = await requireOwnAttempt(caller, again.attemptId!);
  await completeAttempt(caller, row, { ...NEW, instance: String(id) });
  expect(await grantOf(id)).toMatchObject({ status: "active", problem: null });
  expect(await getInstanceDetails(caller, id)).toMatchObject({ status: "connected", name: "Own books" });
});

it("offers no link, mail or reminder to customers, who could not consent", async () => {
  const { id } = await connectCustom(caller, await approvedApp(), INSTANCE);
  const asker = { ...caller, email: "admin@example.com", organizationName: "Lantern Software" };
  const unmailed = { isMailed: false, email: null };
  await expect(askCustomer(asker, id, unmailed)).rejects.toMatchObject({ message: /custom connection/ });
  await database.query(
    "update grants set status = 'reconnect' where id = (select grant_id from instances where id = $1)",
    [id],
  );
  // As one that a customer had connected with a link before, over another app.
  const link = await makeLink(caller, { ...PLAIN_LINK, appId: null, email: "mia@harbour.example" });
  await database.query("update instances set link_id = $1 where id = $2", [link.id, id]);
  await noteNeeds();
  expect(await database.query("select 1 from reminders where instance_id = $1", [id])).toEqual([]);
});

it("replaces its secret once Xero accepts the new one, and ends nothing at Xero when an instance is deleted", async () => {
  const keys = await approvedApp();
  const { id } = await connectCustom(caller, keys, INSTANCE);
  const { app } = await grantOf(id);
  await expect(replaceSecret(caller, app, { secret: "wrong" })).rejects.toMatchObject({ reason: "client_refused" });
  await replaceSecret(caller, app, { secret: keys.secret });
  await disconnectInstance(caller, id);
  expect(await database.query("select 1 from revocations where client_id = $1", [keys.key])).toEqual([]);
  expect((await connectCustom(caller, keys, { ...INSTANCE, name: "Once more" })).id).toBeGreaterThan(id);
});
