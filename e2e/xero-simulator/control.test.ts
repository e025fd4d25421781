import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull, type Signing } from "./test-client";

let simulator: Simulator;
let app: Signing;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  await pull(`${simulator.controlUrl}/reset`, {});
  app = await newApp(simulator.controlUrl, "public");
});

const path = "/oauth/RequestToken";
const ask = () => call(simulator.url + path, { ...app, oauth: { oauth_callback: "oob" } });
const fault = (fields: object) => pull(`${simulator.controlUrl}/faults`, { path, ...fields });
const requests = async () =>
  (await pull(`${simulator.controlUrl}/requests?key=${app.key}`))["requests"] as Record<string, unknown>[];

const faultsSeen = async () => {
  const { requests: all } = (await pull(`${simulator.controlUrl}/requests`)) as {
    requests: { fault: string | null }[];
  };
  return all.map((each) => each.fault);
};

test("answers as it is told to, as often as it is told to", async () => {
  const headers = { "X-Rate-Limit-Problem": "Minute" };
  await fault({ kind: "status", status: 503, body: "oauth_problem=rate", headers, times: 2, key: app.key });
  for (let turn = 0; turn < 2; turn += 1) {
    const limited = await ask();
    expect(limited).toMatchObject({ status: 503, body: "oauth_problem=rate" });
    expect(limited.headers.get("x-rate-limit-problem")).toBe("Minute");
  }
  expect((await ask()).status).toBe(200);
  await fault({ kind: "html" });
  expect((await ask()).body).toContain("<!DOCTYPE html>");
  await fault({ kind: "empty" });
  expect(await ask()).toMatchObject({ status: 200, body: "" });
  await fault({ kind: "garbage" });
  expect((await ask()).fields["oauth_token"]).toBeUndefined();
  await fault({ kind: "status", key: "SOMEBODY ELSE" });
  expect((await ask()).status).toBe(200);
  await fault({ kind: "empty", key: app.key });
  await pull(`${simulator.controlUrl}/faults?key=${app.key}`, undefined, "DELETE");
  expect((await ask()).status).toBe(200);
  await fault({ kind: "empty", times: 0 });
  expect((await ask()).body).toBe("");
  expect((await ask()).body).toBe("");
  await pull(`${simulator.controlUrl}/faults`, undefined, "DELETE");
  expect((await ask()).status).toBe(200);
  expect(await fault({ kind: "nonsense" })).toHaveProperty("error");
});

test("breaks connections, and does the work or not", async () => {
  for (const kind of ["drop", "truncated", "lose-answer"]) {
    await fault({ kind });
    await expect(ask()).rejects.toThrow();
  }
  await fault({ kind: "hang" });
  const patience = new AbortController();
  const hanging = fetch(simulator.url + path, { signal: patience.signal });
  await vi.waitFor(async () => expect(await faultsSeen()).toContain("hang"));
  patience.abort();
  await expect(hanging).rejects.toThrow("aborted");
  await fault({ kind: "huge" });
  const { body } = await fetch(simulator.url + path);
  const reader = body?.getReader();
  expect((await reader?.read())?.value?.length).toBeGreaterThan(0);
  await reader?.cancel();
  await fault({ kind: "delay", delayMs: 20 });
  expect((await ask()).status).toBe(200);
  expect(await faultsSeen()).toContain("delay");
});

test("loses an answer after doing the work", async () => {
  const { fields: token } = await ask();
  const { verifier } = await pull(`${simulator.controlUrl}/consent`, { requestToken: token["oauth_token"] });
  const exchange = () =>
    call(`${simulator.url}/oauth/AccessToken`, { ...app, token, oauth: { oauth_verifier: String(verifier) } });
  await fault({ path: "/oauth/AccessToken", kind: "drop" });
  await expect(exchange()).rejects.toThrow();
  await fault({ path: "/oauth/AccessToken", kind: "lose-answer" });
  await expect(exchange()).rejects.toThrow();
  expect((await exchange()).fields["oauth_problem"]).toBe("token_rejected");
});

test("notes the requests of an app without their signatures", async () => {
  await ask();
  await fault({ kind: "drop" });
  await expect(ask()).rejects.toThrow();
  const [first, second] = await requests();
  expect(first).toMatchObject({ method: "POST", path, status: 200, key: app.key, fault: null });
  expect(first?.["oauth"]).toMatchObject({ oauth_callback: "oob", oauth_signature_method: "HMAC-SHA1" });
  expect(first?.["oauth"]).not.toHaveProperty("oauth_signature");
  expect(second).toMatchObject({ status: null, fault: "drop" });
  await pull(`${simulator.controlUrl}/requests?key=${app.key}`, undefined, "DELETE");
  expect(await requests()).toEqual([]);
});

test("names six organisations", async () => {
  const { organisations } = (await pull(`${simulator.controlUrl}/organisations`)) as {
    organisations: Record<string, unknown>[];
  };
  expect(organisations.map((each) => each["Name"])).toEqual([
    "Harbour Lane Bakery",
    "Ridgeway Cycles",
    "Kōwhai Physiotherapy",
    "Saltmarsh Architects",
    "Millstone Brewing",
    "Demo Company (NZ)",
  ]);
  for (const each of organisations) expect(each["APIKey"]).toMatch(/^\w{22}$/);
  expect(organisations.map((each) => each["IsDemoCompany"])).toEqual([false, false, false, false, false, true]);
});

test("remembers everything across a restart, and forgets on reset", async () => {
  const statePath = mkdtempSync(join(tmpdir(), "xero-simulator-"));
  const first = await startSimulator({ statePath });
  const { controlUrl } = first;
  const kept = await newApp(controlUrl, "partner");
  await first.stop();
  const second = await startSimulator({ statePath });
  expect(second.apps).toEqual(first.apps);
  const [, partner] = second.apps;
  const file = partner?.privateKeyFile ?? "";
  for (const each of [file, join(statePath, "state.json")]) expect(statSync(each).mode & 0o777).toBe(0o600);
  const sample = { key: partner?.key ?? "", secret: "", privateKey: readFileSync(file, "utf8") };
  const oauth = { oauth_callback: "oob" };
  for (const signing of [sample, kept]) {
    expect((await call(second.url + path, { ...signing, oauth })).status).toBe(200);
  }
  await pull(`${second.controlUrl}/reset`, {});
  expect((await call(second.url + path, { ...kept, oauth })).status).toBe(401);
  expect((await call(second.url + path, { ...sample, oauth })).status).toBe(200);
  await second.stop();
  rmSync(statePath, { recursive: true });
});
