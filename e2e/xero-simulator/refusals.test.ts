import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { newSigningKey } from "./certificates";
import { type Simulator, startSimulator } from "./simulator";
import { call, newApp, pull, type Signing } from "./test-client";

let simulator: Simulator;
let app: Signing;
beforeAll(async () => {
  simulator = await startSimulator();
});
afterAll(() => simulator.stop());
beforeEach(async () => {
  app = await newApp(simulator.controlUrl, "public");
});

const oauth_callback = "http://localhost/back";
const ask = (more: Partial<Signing> = {}, query = "") =>
  call(`${simulator.url}/oauth/RequestToken${query}`, { ...app, ...more, oauth: { oauth_callback, ...more.oauth } });

async function refused(answer: ReturnType<typeof ask>) {
  const { status, fields } = await answer;
  return [status, fields["oauth_problem"]];
}

test("says what is wrong with a request, with Xero's statuses", async () => {
  expect(await refused(ask({ key: "NOBODY" }))).toEqual([401, "consumer_key_unknown"]);
  expect(await refused(ask({ secret: "WRONG" }))).toEqual([401, "signature_invalid"]);
  expect(await refused(ask({ oauth: { oauth_timestamp: "1000" } }))).toEqual([401, "timestamp_refused"]);
  expect(await refused(ask({ oauth: { oauth_version: "2.0" } }))).toEqual([400, "version_rejected"]);
  expect(await refused(ask({ oauth: { oauth_nonce: undefined } }))).toEqual([400, "parameter_absent"]);
  expect(await refused(ask({}, "?oauth_extra=1"))).toEqual([400, "parameter_rejected"]);
  const header = { oauth: { oauth_callback: undefined } };
  expect(await refused(ask({ ...header, form: "tenantType=PRACTICE&empty=" }))).toEqual([200, undefined]);
  expect(await refused(ask({ ...header, form: `oauth_callback=${oauth_callback}` }))).toEqual([
    400,
    "parameter_rejected",
  ]);
  const { status, text } = await fetch(`${simulator.url}/oauth/RequestToken`).then(async (answer) => ({
    status: answer.status,
    text: await answer.text(),
  }));
  expect(status).toBe(400);
  expect(text).toBe("oauth_problem=parameter_absent&oauth_problem_advice=The%20Authorization%20header%20is%20missing");
});

test("takes a nonce once", async () => {
  // A nonce belongs to its second.
  const oauth = { oauth_nonce: "again", oauth_timestamp: String(Math.floor(Date.now() / 1000)) };
  expect((await ask({ oauth })).status).toBe(200);
  const second = await ask({ oauth });
  expect(second.status).toBe(401);
  expect(second.fields["oauth_problem_advice"]).toBe('The nonce value "again" has already been used');
});

test("signs what stands in the query, whatever its characters", async () => {
  expect((await ask({}, "?tenantType=a%20b%21*'()~%E2%82%AC&empty=&a=2&a=1")).status).toBe(200);
  expect((await ask({ method: "GET" })).status).toBe(200);
});

test("holds a callback to the registered domain", async () => {
  const verdict = (address: string) => refused(ask({ oauth: { oauth_callback: address } }));
  expect(await verdict("https://app.localhost/back")).toEqual([200, undefined]);
  expect(await verdict("oob")).toEqual([200, undefined]);
  for (const address of ["https://example.com/", "http://notlocalhost/", "javascript:alert(1)", "/back"]) {
    expect(await verdict(address)).toEqual([400, "parameter_rejected"]);
  }
});

test("insists on the method of the app's kind, and on a certificate", async () => {
  const { privateKey, certificate } = await newSigningKey("Test");
  expect(await refused(ask({ privateKey }))).toEqual([400, "signature_method_rejected"]);
  app = await newApp(simulator.controlUrl, "partner", { certificate: null });
  expect(await refused(ask())).toEqual([400, "signature_method_rejected"]);
  const bare = await ask({ privateKey });
  expect(bare.fields["oauth_problem_advice"]).toBe("No certificates have been registered for the consumer");
  const address = `${simulator.controlUrl}/apps/${app.key}/certificates`;
  expect(await pull(address, "nonsense")).toHaveProperty("error");
  expect(await pull(address, certificate)).toEqual({ certificates: 1 });
  expect((await ask({ privateKey })).status).toBe(200);
  const stranger = await newSigningKey("Stranger");
  expect(await refused(ask({ privateKey: stranger.privateKey }))).toEqual([401, "signature_invalid"]);
});

test("exchanges only what was consented to, with the right verifier, in time", async () => {
  const { fields } = await ask();
  const exchange = (oauth_verifier: string, aheadSeconds = 0) => {
    const oauth = { oauth_verifier, oauth_timestamp: String(Math.floor(Date.now() / 1000) + aheadSeconds) };
    return refused(call(`${simulator.url}/oauth/AccessToken`, { ...app, token: fields, oauth }));
  };
  expect(await exchange("1234567")).toEqual([401, "token_rejected"]);
  const { verifier } = await pull(`${simulator.controlUrl}/consent`, { requestToken: fields["oauth_token"] });
  expect(await exchange("x")).toEqual([401, "token_rejected"]);
  await pull(`${simulator.controlUrl}/clock`, { offsetSeconds: 901 });
  expect(await exchange(String(verifier))).toEqual([401, "timestamp_refused"]);
  expect(await exchange(String(verifier), 901)).toEqual([401, "token_expired"]);
  await pull(`${simulator.controlUrl}/clock`, { offsetSeconds: 0 });
  expect(await exchange(String(verifier))).toEqual([200, undefined]);
});

test("knows no token that it did not give", async () => {
  const token = { oauth_token: "UNKNOWN", oauth_token_secret: "X" };
  const read = (oauth_token: typeof token) =>
    refused(call(`${simulator.url}/api.xro/2.0/Organisation`, { ...app, token: oauth_token, method: "GET" }));
  expect(await read(token)).toEqual([401, "token_rejected"]);
  const { fields } = await ask();
  expect(await read(fields as typeof token)).toEqual([401, "token_rejected"]);
});
