import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { type Simulator, startSimulator } from "../simulator";
import { type Client, clientOf, redirectUri } from "./test-client";

let simulator: Simulator;
let xero: ReturnType<typeof clientOf>;
let app: Client;
beforeAll(async () => {
  simulator = await startSimulator();
  xero = clientOf(simulator);
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  app = await xero.newApp("partner", { name: "Bread & <Butter>" });
});

const show = async (address: string) => {
  const response = await fetch(address);
  return { status: response.status, markup: await response.text() };
};

const answer = (address: string, fields: [string, string][]) => {
  const request = new URL(address).search.slice(1);
  return fetch(`${simulator.url}/identity/connect/authorize`, {
    method: "POST",
    body: new URLSearchParams([["request", request], ...fields]),
    redirect: "manual",
  });
};

test("offers several organisations, or one, and says which are connected", async () => {
  const address = xero.authorizeUrl(app);
  const { status, markup } = await show(address);
  expect(status).toBe(200);
  expect(markup).toContain("Bread &amp; &lt;Butter&gt;");
  expect(markup.match(/type="checkbox"/g)).toHaveLength(6);
  expect(markup).not.toContain("connected");
  const back = await answer(address, [
    ["user", "0"],
    ["decision", "allow"],
    ["organisation", "0"],
    ["organisation", "2"],
  ]);
  expect(back.status).toBe(303);
  const { connections } = (await xero.control(`/connections?key=${app.key}`)) as {
    connections: { organisation: number }[];
  };
  expect(connections.map((each) => each.organisation)).toEqual([0, 2]);
  expect((await show(address)).markup.match(/, connected/g)).toHaveLength(2);

  const other = await show(`${address}&simulated_user=1`);
  expect(other.markup).toContain("Signed in as <strong>Bo Bookkeeper");
  expect(other.markup.match(/type="checkbox"/g)).toHaveLength(3);
  expect(other.markup).not.toContain(", connected");
  const single = await show(xero.authorizeUrl(app, { acr_values: "bulk_connect:false" }));
  expect(single.markup.match(/type="radio"/g)).toHaveLength(6);
  const starter = await xero.newApp("public");
  expect((await show(xero.authorizeUrl(starter))).markup.match(/type="radio"/g)).toHaveLength(6);
  expect((await show(xero.authorizeUrl(app, { scope: "openid email" }))).markup).not.toContain('name="organisation"');
});

test("sends the refusing user back with an error and the state", async () => {
  const back = await answer(xero.authorizeUrl(app), [
    ["user", "0"],
    ["decision", "cancel"],
  ]);
  expect(back.headers.get("location")).toBe(`${redirectUri}&error=access_denied&state=s%261`);
  expect(await xero.consent(xero.authorizeUrl(app), { decline: true })).toEqual({
    location: back.headers.get("location"),
  });
});

test("keeps on its own page what is wrong with a request", async () => {
  const ends = async (more: Record<string, string | undefined>, of = app) => {
    const address = xero.authorizeUrl(of, more);
    const { status, markup } = await show(address);
    const { error } = await xero.consent(address);
    expect(error?.split(": ")[0]).toBe(/<code>(\w+)<\/code>/.exec(markup)?.[1]);
    return [status, error];
  };
  const unknown = [400, "unauthorized_client: Unknown client or client not enabled"];
  expect(await ends({ client_id: "NOBODY" })).toEqual(unknown);
  expect(await ends({ client_id: simulator.apps[0]?.key })).toEqual(unknown);
  const wrongUri = [400, "invalid_request: Invalid redirect_uri"];
  expect(await ends({ redirect_uri: `${redirectUri}/` })).toEqual(wrongUri);
  expect(await ends({ redirect_uri: redirectUri.replace("localhost", "127.0.0.1") })).toEqual(wrongUri);
  expect(await ends({ redirect_uri: undefined })).toEqual(wrongUri);
  expect(await ends({ response_type: "token" })).toEqual([
    400,
    "unsupported_response_type: Response type not supported",
  ]);
  const plain = { code_challenge: "a".repeat(43), code_challenge_method: "plain" };
  expect(await ends(plain)).toEqual([400, "invalid_request: Transform algorithm not supported"]);
  const wrongScope = [400, "invalid_scope: Invalid scope for client"];
  for (const scope of ["", "accounting.everything", "openid accounting.transactions"])
    expect(await ends({ scope })).toEqual(wrongScope);
  const older = await xero.newApp("partner", { createdAt: "2026-03-01T23:59:59Z" });
  const scope = "accounting.transactions accounting.reports.read accounting.invoices.read";
  expect((await show(xero.authorizeUrl(older, { scope }))).status).toBe(200);
});

test("registers only the addresses that Xero would take", async () => {
  const add = (address: string) => xero.control(`/apps/${app.key}/redirect-uris`, { redirectUri: address });
  expect(await add("https://portal.example.com/back")).toEqual({
    redirectUris: [redirectUri, "https://portal.example.com/back"],
  });
  for (const address of [
    "http://127.0.0.1:3000/",
    "http://example.com/",
    "https://*.example.com/",
    "https://a.example/#b",
    "/back",
  ]) {
    expect(await add(address)).toHaveProperty("error");
  }
  const form = await fetch(`${simulator.url}/apps/${app.key}/redirect-uris`, {
    method: "POST",
    body: new URLSearchParams({ redirectUri: "http://localhost:3001/" }),
    redirect: "manual",
  });
  expect(form.status).toBe(303);
  expect((await show(xero.authorizeUrl(app, { redirect_uri: "http://localhost:3001/" }))).status).toBe(200);
});

test("lets a user choose only what is theirs, and something", async () => {
  const address = xero.authorizeUrl(app);
  expect((await xero.consent(address, { user: 2, organisation: 0 })).error).toContain("No such organisation");
  expect((await xero.consent(address, { organisations: [0, 6] })).error).toContain("No such organisation");
  expect((await xero.consent(address, { organisations: [] })).error).toContain("No organisation was chosen");
  const single = xero.authorizeUrl(app, { acr_values: "bulk_connect:false" });
  expect((await xero.consent(single, { organisations: [0, 1] })).error).toContain("Only one");
  expect(await xero.consent(single, { organisations: [0] })).toHaveProperty("location");
  expect(await xero.consent(address, { organisations: [] })).toHaveProperty("location");
});

test("stops an app at the limit of its tier, and at uncertified neighbours when told to", async () => {
  const starter = await xero.newApp("public");
  for (let organisation = 0; organisation < 5; organisation += 1) {
    expect(await xero.consent(xero.authorizeUrl(starter), { organisation })).toHaveProperty("location");
  }
  expect((await xero.consent(xero.authorizeUrl(starter), { organisation: 5 })).error).toContain(
    "number of organisations",
  );
  expect(await xero.consent(xero.authorizeUrl(starter), { organisation: 4 })).toHaveProperty("location");

  const [second, third] = [await xero.newApp("public"), await xero.newApp("public")];
  expect(await xero.consent(xero.authorizeUrl(second), { organisation: 3 })).toHaveProperty("location");
  await xero.control("/limits", { uncertifiedAppsPerOrganisation: 2 });
  expect((await xero.consent(xero.authorizeUrl(third), { organisation: 3 })).error).toContain(
    "needs to complete certification",
  );
  expect(await xero.consent(xero.authorizeUrl(second), { organisation: 3 })).toHaveProperty("location");
  expect(await xero.consent(xero.authorizeUrl(app), { organisation: 3 })).toHaveProperty("location");
  await xero.control("/limits", { uncertifiedAppsPerOrganisation: 0 });
  expect(await xero.consent(xero.authorizeUrl(third), { organisation: 3 })).toHaveProperty("location");
});
