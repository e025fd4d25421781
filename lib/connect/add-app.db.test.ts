import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, colleague } from "@/e2e/support/people";
import { useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "@/lib/apps/installation-key";
import { listAppViews } from "@/lib/apps/list";
import type { Caller } from "@/lib/caller";
import { addApp, readNewAppForm } from "./add-app";
import { callbackUrl } from "./begin-authorization";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const PUBLIC = { kind: "public", protocol: "oauth2" };
const add = (who: Caller, body: Record<string, unknown>) => addApp(who, { ...PUBLIC, ...body });

it("an app is saved once Xero accepts its keys, without an attempt, and only once", async () => {
  const { key, secret } = await simulator.control().createOAuth2App("public", callbackUrl());
  await expect(add(caller, { name: "Lantern Sync", key, secret: "another" })).rejects.toMatchObject({
    reason: "client_refused",
  });
  expect(await listAppViews(caller)).toEqual([]);
  const id = await add(caller, { name: "Lantern Sync", key, secret, reads: ["contacts"] });
  expect(await listAppViews(caller)).toMatchObject([{ id, name: "Lantern Sync", instances: 0, problem: null }]);
  const [row] = await database.query<{ scopes: string[]; callback_url: string }>(
    "select scopes, callback_url from apps",
  );
  expect(row!.scopes).toContain("accounting.contacts.read");
  expect(row!.callback_url).toBe(callbackUrl());
  expect(await database.query("select id from attempts")).toEqual([]);
  expect(await database.query("select type from events where type like 'app.%'")).toEqual([{ type: "app.saved" }]);
  await expect(add(caller, { name: "Again", key, secret })).rejects.toMatchObject({ code: "conflict" });
});

it("a Partner app of OAuth 1.0a is proved by the installation's key", async () => {
  const { key, secret } = await simulator.control().createApp("partner", { bare: true });
  const body = { name: "Lantern Classic", kind: "partner", protocol: "oauth1", key, secret };
  await expect(add(caller, body)).rejects.toMatchObject({ reason: "certificate_missing" });
  await simulator.control().registerCertificate(key, (await installationKey()).certificate);
  expect(await add(caller, body)).toMatch(/^[0-9a-f-]{36}$/);
});

it("what is missing is named before Xero is asked, and members add none", async () => {
  await expect(add(caller, { name: "", key: "", secret: "" })).rejects.toMatchObject({
    code: "invalid_request",
    message: expect.stringContaining("Enter a name for the app. Enter the app's client id.") as string,
  });
  await expect(add(await colleague(caller, "member"), {})).rejects.toMatchObject({
    code: "forbidden",
  });
});

it("what a new app needs to know is shown to admins", async () => {
  const form = await readNewAppForm(caller);
  expect(form).toMatchObject({ callbackUrl: callbackUrl(), certificate: (await installationKey()).certificate });
  expect(form.scopeAreas.length).toBeGreaterThan(2);
  expect(form.customerCallbackUrl).toBeNull();
  await expect(readNewAppForm(await colleague(caller, "member"))).rejects.toMatchObject({ code: "forbidden" });
});
