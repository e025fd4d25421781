import { expect } from "@playwright/test";
import { freePort } from "@/scripts/ports";
import { waitUntil } from "@/scripts/processes";
import { instanceOfOAuth2 } from "../support/instance-by-api";
import { startReceiver } from "../support/receiver";
import type { Environment } from "./run";
import { connectAsCustomer, exported, savedApp, type World } from "./world";

/** Runs the example below a heading in the language that is tried, and returns what it printed; null where there is none. */
export type Run = (section: string, environment?: Environment) => Promise<string | null>;
/** Keeps the example below a heading answering at PORT meanwhile, and returns what it printed. */
export type Serve = (
  section: string,
  environment: Environment,
  during: () => Promise<unknown>,
) => Promise<string | null>;
/** What a reader and their customer do between the examples of a guide, and what the examples have to print. */
type Scenario = (world: World, run: Run, serve: Serve) => Promise<void>;

const ORIGINAL_CALLBACK = "https://www.mycoolapp.com/auth";
const ORGANISATION = "Harbour Lane Bakery";
const TOKEN = /[\w+/]{43}=/;

/** An OAuth 2.0 app's keys, and what comes to its callback when a customer agrees for these organisations. */
async function agreedTo({ simulator }: World, oauthUrl: string, organisations: number[]): Promise<string> {
  const { location } = await simulator.agree(oauthUrl, { organisations });
  return new URL(location).searchParams.get("code")!;
}

async function quickStart({ portal, simulator }: World, run: Run): Promise<void> {
  const { url, admin, userSecret, organizationSecret } = portal;
  const ofInstallation = exported(url, userSecret, organizationSecret);
  const secrets = await run("Get your two secrets", { EMAIL: admin.email, PASSWORD: admin.password });
  if (secrets) expect(JSON.parse(secrets)).toEqual({ userSecret, organizationSecret });
  const CALLBACK = `${url}/connect/callback`;
  const { key: KEY, secret: SECRET } = await simulator.createOAuth2App("public", CALLBACK);
  const keys = { ...ofInstallation, KEY, SECRET, CALLBACK, CONSENT: `${portal.simulator.controlUrl}/consent` };
  for (const section of ["Connect, and call Xero", "From a program, in 60 seconds"]) {
    const printed = await run(section, keys);
    if (printed !== null) expect(printed).toContain(ORGANISATION);
  }
}

async function connectByLink(world: World, run: Run): Promise<void> {
  const made = await run("Make a session", { APP: await savedApp(world) });
  const url = /http[^\s"]+\/c\/[^\s"]+/.exec(made!)![0];
  const printed = await run("Exchange the code", await connectAsCustomer(world, url));
  expect(printed).toContain(ORGANISATION);
  expect(printed).toMatch(TOKEN);
}

async function connectOwnPages(world: World, run: Run): Promise<void> {
  const { key: KEY, secret: SECRET } = await world.simulator.createOAuth2App("partner", ORIGINAL_CALLBACK);
  const keys = { KEY, SECRET };
  const asked = await run("Ask where to send the customer", { ...keys, STATE: "of-the-guide" });
  const oauthUrl = /http[^\s"]+/.exec(asked!)![0].replaceAll("\\u0026", "&");
  expect(new URL(oauthUrl).searchParams.get("state")).toBe("of-the-guide");
  const created = await run("Create the instance", { ...keys, CODE: await agreedTo(world, oauthUrl, [0]) });
  expect(created).toMatch(TOKEN);
  const CODE = await agreedTo(world, oauthUrl, [0, 1]);
  expect(await run("Let the customer choose an organisation", { ...keys, CODE })).toMatch(TOKEN);
}

async function connectOAuth1({ simulator }: World, run: Run): Promise<void> {
  const { key: KEY, secret: SECRET } = await simulator.createApp("public");
  const keys = { KEY, SECRET, CALLBACK: ORIGINAL_CALLBACK };
  const asked = await run("Ask where to send the customer", keys);
  const requestToken = /oauth_token=([^"&\s]+)/.exec(asked!)![1]!;
  const { searchParams } = new URL((await simulator.consent(requestToken, { organisation: 0 })).location);
  const returned = { OAUTH_TOKEN: requestToken, OAUTH_VERIFIER: searchParams.get("oauth_verifier")! };
  expect(await run("Create the instance", { ...keys, ...returned })).toMatch(TOKEN);
}

async function useTokens({ client, simulator }: World, run: Run): Promise<void> {
  const { token } = await instanceOfOAuth2(client, simulator);
  const environment = { INSTANCE_TOKEN: token };
  expect(await run("Call Xero through Gangway", environment)).toContain("INV-0001");
  expect(await run("Write, and not twice", environment)).toContain("order-7f1c");
  expect(await run("Read the access token", environment)).toContain("Bearer");
}

async function webhooks({ client }: World, run: Run, serve: Serve): Promise<void> {
  const receiver = await startReceiver();
  const added = await run("Add a webhook", { WEBHOOK_URL: receiver.url });
  const key = /whsec_[\w+/=]+/.exec(added!)![0];
  const WEBHOOK = /[\da-f]{8}-[\da-f-]{27}/.exec(added!)![0];

  const PORT = String(await freePort());
  const test = () => client.call("POST", `/webhooks/${WEBHOOK}/test`);
  const isDelivered = async () =>
    (await client.call("GET", `/webhooks/${WEBHOOK}/deliveries?status=delivered`)).text.includes("webhook.tested");
  const printed = await serve("Receive events", { SIGNATURE_KEY: key, PORT }, async () => {
    const forged = await fetch(`http://127.0.0.1:${PORT}/`, { method: "POST", body: "{}", headers: FORGED });
    expect(forged.status).toBe(401);
    await client.call("PATCH", `/webhooks/${WEBHOOK}`, { url: `http://127.0.0.1:${PORT}/hooks` });
    await test();
    expect(await waitUntil(isDelivered, 15_000)).toBe(true);
  });
  if (printed !== null) expect(printed).toContain("webhook.tested");

  await client.call("PATCH", `/webhooks/${WEBHOOK}`, { url: receiver.url });
  await test();
  const { headers, body } = (await receiver.until(1))[0]!;
  const signed = { WEBHOOK_ID: headers["webhook-id"]!, WEBHOOK_TIMESTAMP: headers["webhook-timestamp"]!, BODY: body };
  const signature = await run("Verify by hand", { SIGNATURE_KEY: key, ...signed });
  if (signature !== null) expect(`v1,${signature.trim()}`).toBe(headers["webhook-signature"]);
  const status = await run("Try it", { WEBHOOK });
  if (status !== null) expect(status).toContain("delivered");
  await receiver.close();
}

const FORGED = { "webhook-id": "1", "webhook-timestamp": "1795444010", "webhook-signature": "v1,AAAA" };

async function errors(_world: World, run: Run): Promise<void> {
  expect(await run("Read an error")).toMatch(/not_found.*No instance found with ID 999999.*[\da-f]{24}/s);
}

async function limits({ client, simulator }: World, run: Run): Promise<void> {
  const { token, app } = await instanceOfOAuth2(client, simulator);
  const isBusy = { kind: "status", status: 429, headers: { "Retry-After": "1" }, times: 1 } as const;
  await simulator.fault({ path: "/api.xro/2.0/Organisation", key: app.key, ...isBusy });
  expect(await run("Wait as long as you are told", { INSTANCE_TOKEN: token })).toContain(ORGANISATION);
  const statuses = (await simulator.requests(app.key)).map(({ status }) => status);
  expect(statuses.slice(-2)).toEqual([429, 200]);
}

async function idempotency(world: World, run: Run): Promise<void> {
  const printed = await run("Make a session, once", { APP: await savedApp(world) });
  const ids = printed!.match(/[\da-f]{8}-[\da-f-]{27}/g)!;
  expect(ids).toEqual([ids[0], ids[0]]);
}

async function paging({ client, simulator }: World, run: Run): Promise<void> {
  const made = [];
  for (let count = 0; count < 5; count++) made.push(await instanceOfOAuth2(client, simulator));
  const printed = await run("Read all instances");
  expect(printed!.trim().split("\n")).toEqual(made.map(({ app }) => `Test ${app.key.slice(0, 6)}`));
}

async function movingOver({ simulator }: World, run: Run): Promise<void> {
  const { key: KEY, secret: SECRET } = await simulator.createOAuth2App("partner", ORIGINAL_CALLBACK);
  const [seeded] = await simulator.seedOAuth2({ key: KEY, count: 1 });
  const environment = { KEY, SECRET, REFRESH_TOKEN: seeded!.refreshToken };
  expect(await run("Hand over a token", environment)).toMatch(TOKEN);
}

export const SCENARIOS: Record<string, Scenario> = {
  README: quickStart,
  "quick-start": quickStart,
  "connect-by-link": connectByLink,
  "connect-own-pages": connectOwnPages,
  "connect-oauth1": connectOAuth1,
  "use-tokens": useTokens,
  webhooks,
  errors,
  limits,
  idempotency,
  paging,
  "moving-over": movingOver,
};
