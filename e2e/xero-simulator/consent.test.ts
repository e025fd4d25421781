import { afterAll, beforeAll, expect, test } from "vitest";
import { newSigningKey } from "./certificates";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull } from "./test-client";

let simulator: Simulator;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());

async function requestToken(oauth_callback = "http://localhost:3000/back?state=1"): Promise<string> {
  const app = await newApp(simulator.controlUrl, "public", { name: "Bread & <Butter>" });
  const { fields } = await call(`${simulator.url}/oauth/RequestToken`, { ...app, oauth: { oauth_callback } });
  return fields["oauth_token"] ?? "";
}

const answer = (fields: Record<string, string>) =>
  fetch(`${simulator.url}/oauth/Authorize`, {
    method: "POST",
    body: new URLSearchParams(fields),
    redirect: "manual",
  });

test("shows the organisations and sends the browser back with the verifier", async () => {
  const oauth_token = await requestToken();
  const page = await fetch(`${simulator.url}/oauth/Authorize?oauth_token=${oauth_token}&redirectOnError=true`);
  const markup = await page.text();
  expect(markup.match(/type="radio"/g)).toHaveLength(6);
  expect(markup).toContain("Bread &amp; &lt;Butter&gt;");
  const { status, headers } = await answer({ oauth_token, organisation: "1", decision: "allow" });
  expect(status).toBe(303);
  expect(headers.get("location")).toMatch(
    /^http:\/\/localhost:3000\/back\?state=1&oauth_token=[A-Z0-9]{30}&oauth_verifier=\d{7}&org=\w{22}$/,
  );
  expect((await answer({ oauth_token, organisation: "1", decision: "allow" })).status).toBe(400);
});

test("comes back from a refusal only when the app asked for that", async () => {
  const back = await answer({ oauth_token: await requestToken(), decision: "cancel", redirectOnError: "true" });
  expect(back.headers.get("location")).toBe(
    "http://localhost:3000/back?state=1&error=access_denied&error_description=The+user+denied+your+request",
  );
  const stays = await answer({ oauth_token: await requestToken(), decision: "cancel", redirectOnError: "" });
  expect(stays.status).toBe(200);
  expect(await stays.text()).toContain("Access was not allowed");
});

test("shows a code when there is no callback, and encodes what no header can hold", async () => {
  const code = await answer({ oauth_token: await requestToken("oob"), organisation: "0", decision: "allow" });
  expect(await code.text()).toMatch(/<code>\d{7}<\/code>/);
  const oauth_token = await requestToken("http://localhost/kōwhai");
  const there = await answer({ oauth_token, organisation: "0", decision: "allow" });
  expect(there.headers.get("location")).toMatch(/^http:\/\/localhost\/k%C5%8Dwhai\?oauth_token=/);
});

test("answers for the user without a browser", async () => {
  const consent = async (fields: object) =>
    pull(`${simulator.controlUrl}/consent`, { requestToken: await requestToken(), ...fields });
  expect((await consent({ decline: true }))["location"]).toContain("error=access_denied");
  expect((await consent({ organisation: 5 }))["location"]).toContain("org=");
  expect(await consent({ organisation: 6 })).toEqual({ error: "No such organisation" });
  expect(await consent({ requestToken: "X" })).toHaveProperty("error");
});

test("registers a certificate from the front page", async () => {
  const page = await (await fetch(`${simulator.url}/`)).text();
  for (const { key, secret } of simulator.apps) {
    expect(page).toContain(key);
    expect(page).toContain(secret);
  }
  const partner = simulator.apps.find((app) => app.kind === "partner")?.key ?? "";
  const { certificate } = await newSigningKey("Portal");
  const send = (pem: string) =>
    fetch(`${simulator.url}/apps/${partner}/certificates`, {
      method: "POST",
      body: new URLSearchParams({ certificate: pem }),
      redirect: "manual",
    });
  expect((await send("nonsense")).status).toBe(400);
  expect((await send(certificate)).status).toBe(303);
  const { apps } = (await pull(`${simulator.controlUrl}/apps`)) as { apps: { key: string; certificates: number }[] };
  expect(apps.find((app) => app.key === partner)?.certificates).toBe(2);
});
