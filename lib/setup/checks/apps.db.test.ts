import { randomUUID } from "node:crypto";
import { beforeAll, expect, it } from "vitest";
import { useDatabase } from "@/e2e/support/database";
import { admin, instance } from "@/e2e/support/people";
import { connected, useSimulator } from "@/e2e/support/simulated-xero";
import { installationKey } from "@/lib/apps/installation-key";
import { saveApp } from "@/lib/apps/save-app";
import type { Caller } from "@/lib/caller";
import { callbackUrl } from "@/lib/connect/begin-authorization";
import { transaction } from "@/lib/db";
import { scopesFor } from "@/lib/xero/scopes";
import { appsToCheck } from "./apps";
import { checkAppKeys } from "./app-keys";
import { checkCallback } from "./callback";
import { checkCertificate } from "./certificate";
import { checkPlaces } from "./places";
import { checkScopes } from "./scopes";

const database = useDatabase();
const simulator = useSimulator();
let caller: Caller;
beforeAll(async () => {
  caller = await admin();
});

const apps = () => appsToCheck(caller.organizationId);

function save(
  name: string,
  keys: { key: string; secret: string },
  more: { scopes?: string[]; callback?: string } = {},
) {
  const { scopes = scopesFor([], false), callback = callbackUrl() } = more;
  const app = { ...keys, name, scopes, callbackUrl: callback, privateKeyPem: null };
  return transaction((tx) => saveApp(tx, caller, { ...app, kind: "public", protocol: "oauth2" }));
}

async function without(id: string) {
  await database.query("delete from apps where id = $1", [id]);
}

it("without an app nothing is claimed, and the way to add one is shown", async () => {
  for (const found of [await checkAppKeys([]), checkScopes([]), await checkPlaces([])])
    expect(found).toMatchObject({ state: "unchecked", change: { page: "/dashboard/apps/new" } });
});

it("keys: accepted, refused, unreadable", async () => {
  const registered = await simulator.control().createOAuth2App("public", callbackUrl());
  const good = await save("Lantern Sync", registered);
  expect(await checkAppKeys(await apps())).toMatchObject({ state: "ok" });
  const bad = await save("Lantern Lite", { key: "NOBODY", secret: "not a secret of Xero" });
  expect(await checkAppKeys(await apps())).toMatchObject({
    state: "failed",
    change: { page: `/dashboard/apps/${bad}` },
  });
  await database.query(
    "update apps set secret_sealed = set_byte(secret_sealed, 40, 255 - get_byte(secret_sealed, 40)) where id = $1",
    [bad],
  );
  expect((await checkAppKeys(await apps())).found).toContain("Lantern Lite: Its secret can't be read any more.");
  await without(bad);
  await without(good);
});

it("the callback URL is compared byte by byte with what the apps were saved with", async () => {
  const own = await save("Lantern Sync", { key: "A", secret: "s" });
  expect(await checkCallback(await apps())).toMatchObject({ state: "ok" });
  const moved = await save(
    "Lantern Lite",
    { key: "B", secret: "s" },
    { callback: "https://old.example.com/connect/callback" },
  );
  expect(await checkCallback(await apps())).toMatchObject({
    state: "warning",
    change: { line: "PUBLIC_URL=https://old.example.com" },
  });
  await without(moved);
  const programs = await save("Program", { key: "C", secret: "s" }, { callback: "https://app.example.com/auth" });
  expect(await checkCallback(await apps())).toMatchObject({ state: "ok" });
  await database.query("update organizations set callback_origins = '{https://other.example.com}'");
  expect(await checkCallback(await apps())).toMatchObject({
    state: "warning",
    change: { page: "/dashboard/settings#callback-origins" },
  });
  await database.query("update organizations set callback_origins = '{}'");
  await without(programs);
  await without(own);
});

it("scopes that Xero ends are told, with the page that lists who has them", async () => {
  const app = { name: "Lantern Sync", kind: "public", protocol: "oauth2" } as const;
  expect(checkScopes([{ ...app, scopes: scopesFor(["invoices"], false) }])).toMatchObject({ state: "ok" });
  expect(checkScopes([{ ...app, scopes: scopesFor(["invoices"], true) }])).toMatchObject({
    state: "warning",
    change: { page: "/dashboard/broad-scopes" },
  });
});

it("connections: far from a tier's end, and near it", async () => {
  const id = await save("Lantern Sync", { key: "A", secret: "s" });
  expect((await checkPlaces(await apps())).found).toBe("Lantern Sync 0 of 5 (Starter).");
  const [grant] = await database.query<{ id: string }>(
    `insert into grants (id, organization_id, app_id, subject, issued_at, expires_at) values ($1, $2, $3, 's', now(), now()) returning id`,
    [randomUUID(), caller.organizationId, id],
  );
  const { id: instanceId } = await instance(caller, { key: "OTHER" });
  await database.query("update instances set grant_id = $1 where id = $2", [grant!.id, instanceId]);
  for (let more = 0; more < 4; more++) {
    const { id: another } = await instance(caller, { key: "OTHER", name: `Bakery ${more}` });
    await database.query("update instances set grant_id = $1 where id = $2", [grant!.id, another]);
  }
  expect(await checkPlaces(await apps())).toMatchObject({
    state: "warning",
    change: { page: `/dashboard/apps/${id}` },
  });
  await database.query("delete from instances");
  await database.query("delete from grants");
  await database.query("delete from apps");
});

it("the certificate: not needed, valid, soon to end, ended", async () => {
  expect(await checkCertificate(await apps())).toMatchObject({ state: "unchecked" });
  const partner = await simulator.control().createApp("partner", { bare: true });
  await simulator.control().registerCertificate(partner.key, (await installationKey()).certificate);
  await connected(simulator.control(), caller, partner);
  const year = 365 * 24 * 60 * 60_000;
  const after = async (years: number) => (await checkCertificate(await apps(), Date.now() + years * year)).state;
  expect([await after(0), await after(9.95), await after(11)]).toEqual(["ok", "warning", "failed"]);
});
