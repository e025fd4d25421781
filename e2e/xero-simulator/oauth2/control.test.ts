import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { startSimulator } from "../simulator";
import { clientOf } from "./test-client";

test("expires, revokes and removes from behind the stage", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("partner");
  const { access_token, refresh_token } = await xero.connect(app, { organisations: [0, 1] });
  const check = (token: unknown) => xero.control("/tokens/check", { token });
  expect(await check(access_token)).toMatchObject({ known: true, live: true, key: app.key, user: 0 });
  expect(await xero.control("/tokens/expire", { key: app.key, organisation: 2 })).toEqual({ tokens: 0 });
  expect(await xero.control("/tokens/expire", { key: app.key, organisation: 1 })).toEqual({ tokens: 1 });
  expect(await check(access_token)).toMatchObject({ live: false, expired: true });
  expect(await check(refresh_token)).toMatchObject({ live: true });

  expect(await xero.control("/connections/remove", { key: app.key, organisation: 0 })).toEqual({ connections: 1 });
  const fresh = (await xero.refresh(app, refresh_token)).body;
  expect((await xero.api("/connections", fresh["access_token"])).body).toMatchObject([
    { tenantName: "Ridgeway Cycles" },
  ]);
  await xero.control("/tokens/revoke", { key: app.key, organisation: 1 });
  expect((await xero.api("/connections", fresh["access_token"])).body).toEqual([]);
  expect(await check(fresh["refresh_token"])).toMatchObject({ live: true });
  await xero.control("/tokens/revoke", { key: app.key });
  expect(await check(fresh["refresh_token"])).toMatchObject({ live: false, state: "revoked" });

  const again = await xero.connect(app);
  await xero.control("/tokens/expire", { key: app.key, refresh: true });
  expect((await xero.refresh(app, again["refresh_token"])).body).toEqual({ error: "invalid_grant" });
  await simulator.stop();
});

test("notes requests without their secrets, and bends them by app", async () => {
  const simulator = await startSimulator();
  const xero = clientOf(simulator);
  const app = await xero.newApp("partner");
  await xero.control("/faults", { path: "/connect/*", key: app.key, kind: "lose-answer" });
  const code = xero.codeFrom(await xero.consent(xero.authorizeUrl(app)));
  await expect(xero.exchange(app, code)).rejects.toThrow();
  expect((await xero.exchange(app, code)).body).toEqual({ error: "invalid_grant" });
  const { access_token } = await xero.connect(app);
  await xero.api("/api.xro/2.0/Organisation", access_token, { tenant: "t" });
  const { requests } = (await xero.control(`/requests?key=${app.key}`)) as { requests: Record<string, unknown>[] };
  expect(requests.map((each) => [each["path"], each["status"], each["fault"]])).toEqual([
    ["/connect/token", null, "lose-answer"],
    ["/connect/token", 400, null],
    ["/connect/token", 200, null],
    ["/api.xro/2.0/Organisation", 403, null],
  ]);
  expect(requests[0]).toMatchObject({
    oauth: { grant_type: "authorization_code" },
    headers: { authorization: "Basic" },
  });
  expect(requests[3]).toMatchObject({ headers: { authorization: "Bearer", "xero-tenant-id": "t" } });
  for (const secret of [code, app.secret, String(access_token)]) expect(JSON.stringify(requests)).not.toContain(secret);
  await simulator.stop();
});

test("keeps grants and its signing key across a restart, and no token in the file", async () => {
  const statePath = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const first = await startSimulator({ statePath });
  const app = await clientOf(first).newApp("partner");
  const tokens = await clientOf(first).connect(app);
  const keys = (url: string) => fetch(`${url}/.well-known/openid-configuration/jwks`).then((answer) => answer.json());
  const keysBefore: unknown = await keys(first.url);
  await first.stop();
  const file = readFileSync(join(statePath, "state.json"), "utf8");
  for (const name of ["access_token", "refresh_token"]) expect(file).not.toContain(String(tokens[name]));
  const second = await startSimulator({ statePath });
  const xero = clientOf(second);
  expect(await keys(second.url)).toEqual(keysBefore);
  expect((await xero.api("/connections", tokens["access_token"])).body).toHaveLength(1);
  expect((await xero.refresh(app, tokens["refresh_token"])).status).toBe(200);
  await xero.control("/reset", {});
  expect((await xero.refresh(app, tokens["refresh_token"])).body).toEqual({ error: "invalid_client" });
  expect(await keys(second.url)).toEqual(keysBefore);
  await second.stop();
  rmSync(statePath, { recursive: true });
});
