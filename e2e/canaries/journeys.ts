import { randomBytes } from "node:crypto";
import { type Browser, expect, type Page } from "@playwright/test";
import { signedIn } from "../isolation/neighbour";
import { clientOf, contractClient } from "../support/contract-client";
import { instanceOfOAuth1, instanceOfOAuth2 } from "../support/instance-by-api";
import { connectWithOwnKey, finish, goToXero2 } from "../support/journey";
import { agreeAsCustomer, openAsCustomer } from "../support/links";
import type { mailbox } from "../support/mailbox";
import type { Receiver } from "../support/receiver";
import { codeOf } from "../support/second-step";
import type { SimulatorApp, SimulatorControl } from "../support/simulator-control";
import type { readXero } from "./read-xero";

type Admin = { email: string; password: string };

export type Stage = {
  page: Page;
  browser: Browser;
  portal: { url: string; admin: Admin; userSecret: string; organizationSecret: string };
  simulator: SimulatorControl;
  xero: Awaited<ReturnType<typeof readXero>>;
  receiver: Receiver;
  box: Awaited<ReturnType<typeof mailbox>>;
  /** Remembers a secret under a name. */
  keep: (name: string, secret: unknown) => string;
};

export const newCanary = () => `canary-${randomBytes(24).toString("base64url")}`;
const SAME_ORIGIN = { "sec-fetch-site": "same-origin" };

/** Connects by both protocols and all kinds of apps, in the browser and by API. Gives the ids of the instances. */
export async function connectEverything({ page, portal, simulator, keep }: Stage): Promise<number[]> {
  const inBrowser = await simulator.createOAuth2App("partner", `${portal.url}/connect/callback`);
  keep("client secret", inBrowser.secret);
  await goToXero2(page, inBrowser);
  const { location } = await simulator.agree(page.url(), { organisations: [2] });
  keep("code", new URL(location).searchParams.get("code"));
  keep("state", new URL(location).searchParams.get("state"));
  await page.goto(location);
  const first = await finish(page);
  keep("instance token", first.token);

  const withKey = await simulator.createApp("partner");
  keep("consumer secret", withKey.secret);
  for (const line of withKey
    .privateKey!.split("\n")
    .filter((each) => /^[\w+/=]{40,}$/.test(each))
    .slice(1, 3))
    keep("private key", line);
  const second = await connectWithOwnKey(page, withKey);
  keep("instance token of a partner app", second.token);

  const client = clientOf(portal);
  const made = [];
  for (const make of [instanceOfOAuth2, instanceOfOAuth1]) {
    for (const kind of ["partner", "public"] as const) {
      const { id, token, app } = await make(client, simulator, { kind });
      keep(`${make.name} ${kind} token`, token);
      keep(`${make.name} ${kind} secret`, app.secret);
      made.push(id);
    }
  }
  return [first.id, second.id, ...made];
}

/** Makes every secret that the product itself gives out, and shows each once to whom it is for. */
export async function makeSecrets({ page, portal, receiver, keep }: Stage, instance: number): Promise<void> {
  const client = clientOf(portal);
  const call = async (method: string, path: string, body?: object) => (await client.call(method, path, body)).body;
  const organizationKey = await call("POST", "/keys", { name: "Nightly", scopes: ["admin"] });
  keep("API key", organizationKey.key);
  keep("rotated API key", (await call("POST", `/keys/${String(organizationKey.id)}/rotation`)).key);
  keep("instance key", (await call("POST", `/instances/${instance}/keys`, { name: "One" })).key);
  keep("rotated instance token", (await call("POST", `/instances/${instance}/token`)).token);
  const webhook = await call("POST", "/webhooks", { url: receiver.url });
  keep("signature key", webhook.signatureKey);
  keep("rotated signature key", (await call("POST", `/webhooks/${String(webhook.id)}/key`)).signatureKey);
  await call("POST", `/webhooks/${String(webhook.id)}/test`);
  const ownKey = `whsec_${randomBytes(32).toString("base64")}`;
  await call("PATCH", `/instances/${instance}`, {
    configuration: {
      "event.notification.enabled": true,
      "event.notification.callback.url": receiver.url,
      "event.notification.signature.key": keep("instance's signature key", ownKey),
    },
  });
  const password = portal.admin.password;
  for (const whose of ["user", "organization"]) {
    const options = { data: { password }, headers: SAME_ORIGIN };
    const rotated = await page.request.post(`/api/portal/secrets/${whose}/rotation`, options);
    keep(`rotated ${whose} secret`, ((await rotated.json()) as { secret: string }).secret);
  }
}

/** A customer by link, an invitation, a forgotten password: everything that goes by mail or leads somebody in. */
export async function letPeopleIn(stage: Stage, appId: string): Promise<void> {
  const { page, browser, portal, simulator, box, keep } = stage;
  const send = (path: string, data: object) => page.request.post(`/api/portal/${path}`, { data, headers: SAME_ORIGIN });
  const email = "customer@lantern.example";
  const link = (await (await send("links", { appId, name: "Lantern", email, maxUses: 1, days: 14 })).json()) as {
    url: string;
  };
  keep("link token", link.url.split("/").at(-1));
  const customer = await openAsCustomer(browser, portal.url, link.url);
  await agreeAsCustomer(customer, simulator, [0]);
  await customer.waitForURL(/\/c\/done/);
  for (const { name, value } of await customer.context().cookies())
    if (value.length > 30) keep(`cookie ${name}`, value);

  await send("invitations", { email: "new@lantern.example", role: "member" });
  const invited = /#([\w-]{43})/.exec(box.to("new@lantern.example").at(-1) ?? "")![1];
  keep("invitation token", invited);
  const password = keep("new password", newCanary());
  await send("invitations/by-token/acceptance", { token: invited, firstName: "N", lastName: "N", password });
  await send("password/forgotten", { email: "new@lantern.example" });
  await expect.poll(() => box.to("new@lantern.example").length).toBe(2);
  const reset = /reset-password#([\w-]{43})/.exec(box.to("new@lantern.example").at(-1) ?? "")![1];
  keep("reset token", reset);
  const chosen = keep("password after reset", newCanary());
  await send("password/reset", { token: reset, password: chosen });
  await addSecondStep(stage, { email: "new@lantern.example", password: chosen });
  for (const { name, value } of await page.context().cookies()) if (value.length > 30) keep(`cookie ${name}`, value);
}

/** An authenticator app and recovery codes. */
async function addSecondStep({ browser, portal, keep }: Stage, who: Admin): Promise<void> {
  const session = await signedIn(browser, portal, who);
  const post = async (path: string, data: object) =>
    (await (await session.post(`/api/portal/account/${path}`, { data })).json()) as Record<string, unknown>;
  const { key } = await post("authenticator", { password: who.password });
  const code = await codeOf(keep("key of an authenticator app", key));
  const { recoveryCodes } = await post("authenticator/confirmation", { code });
  for (const recoveryCode of recoveryCodes as string[]) keep("recovery code", recoveryCode);
}

/** Everything wrong that people and programs send with secrets in it. Gives what was answered. */
export async function sendWrongThings({ page, browser, portal, simulator, keep }: Stage): Promise<string[]> {
  const answers: string[] = [];
  const { call, base, headers } = clientOf(portal);
  const tell = async (promise: Promise<{ text: string }>) => void answers.push((await promise).text);
  const wrong = (name: string) => keep(name, newCanary());
  const strangers = contractClient(portal.url, {
    user: wrong("wrong user"),
    organization: wrong("wrong organization"),
  });
  await tell(strangers.call("GET", "/instances"));
  await tell(call("GET", "/instances", undefined, { authorization: `Bearer ${wrong("wrong key")}` }));
  await tell(
    call("GET", "/instances", undefined, {
      authorization: `${headers.authorization}, Element ${wrong("wrong token")}`,
    }),
  );
  await tell(call("POST", "/instances", `{"configuration": {"oauth.api.secret": "${wrong("secret in broken JSON")}"`));
  const app = await simulator.createApp("public");
  const configuration = {
    "oauth.api.key": app.key,
    "oauth.api.secret": wrong("wrong secret"),
    "oauth.callback.url": "no address",
  };
  const providerData = { oauth_token: wrong("request token"), oauth_verifier: wrong("verifier") };
  await tell(call("POST", "/instances", { element: { key: "xero" }, name: "N", providerData, configuration }));
  await tell(call("POST", "/instances", { name: { nested: wrong("secret in a wrong field") } }));
  // The answer names the entry that there is not, to who asked for it.
  await call("PATCH", `/instances/1/configuration/${wrong("secret in a path")}`, { propertyValue: wrong("value") });
  await tell(
    call("POST", "/authentication", { username: portal.admin.email, password: wrong("wrong password by API") }),
  );
  const query = new URLSearchParams({
    apiKey: app.key,
    apiSecret: wrong("secret in a query"),
    callbackUrl: "http://localhost:9/",
  });
  answers.push(await (await fetch(`${base}/xero/oauth/token?${query}`)).text());
  answers.push(
    await (
      await fetch(`${portal.url}/connect/callback?code=${wrong("unknown code")}&state=${wrong("unknown state")}`)
    ).text(),
  );
  await signedIn(browser, portal, { email: portal.admin.email, password: wrong("wrong password") }).catch(() => {});
  const post = async (path: string, data: object) => {
    const answer = await page.request.post(`/api/portal/${path}`, { data, headers: SAME_ORIGIN });
    answers.push(await answer.text());
  };
  await post("secrets/user/reading", { password: wrong("wrong password for a secret") });
  await post("invitations/by-token", { token: `${newCanary()}${newCanary()}` });
  await post("apps", {
    kind: "public",
    protocol: "oauth1",
    name: "N",
    key: app.key,
    secret: wrong("secret of a new app"),
  });
  return answers;
}

const ECHOES = [
  { path: "/api.xro", shape: "api", status: 403 },
  { path: "/api.xro", shape: "api", status: 401 },
  { path: "/api.xro", shape: "page", status: 200 },
  { path: "/api.xro", shape: "oauth1", status: 401 },
  { path: "/connections", shape: "api", status: 403 },
  { path: "/connections", shape: "page", status: 200 },
  { path: "/connect/token", shape: "page", status: 503 },
  { path: "/oauth/AccessToken", shape: "page", status: 500 },
  { path: "/oauth/AccessToken", shape: "oauth1", status: 401 },
  { path: "/connect/token", shape: "oauth2", status: 400 },
  { path: "/connect/revocation", shape: "oauth2", status: 400 },
] as const;

/** Has Xero answer every kind of call with a copy of what it was asked, which has keys, codes and tokens. Gives what was answered. */
export async function echoEverything(stage: Stage, instances: number[]): Promise<string[]> {
  const { page, portal, xero } = stage;
  const answers: string[] = [];
  for (const echo of ECHOES) {
    xero.echoes(echo);
    answers.push(await connectInVain(stage, await newApp(stage)));
    for (const id of instances) {
      for (const what of ["first-call", "renewal"]) {
        const answer = await page.request.post(`/api/portal/instances/${id}/${what}`, { headers: SAME_ORIGIN });
        answers.push(await answer.text());
      }
    }
    const { call } = clientOf(portal);
    answers.push((await call("GET", `/instances/${instances[0]!}/token`)).text.replace(/"accessToken":"[^"]+"/, ""));
    xero.echoes(null);
  }
  xero.echoes({ path: "/connect/revocation", shape: "oauth2", status: 400 });
  answers.push((await clientOf(portal).call("DELETE", `/instances/${instances.at(-1)!}`)).text);
  xero.echoes(null);
  return answers;
}

const CALLBACK = "http://localhost:9/auth";

async function newApp({ simulator, keep }: Stage): Promise<SimulatorApp> {
  const app = await simulator.createOAuth2App("partner", CALLBACK);
  keep("secret in vain", app.secret);
  return app;
}

/** A consent whose exchange ends as Xero answers now. */
async function connectInVain({ portal, simulator, keep }: Stage, app: SimulatorApp): Promise<string> {
  const client = clientOf(portal);
  const keys = new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: CALLBACK });
  const { body } = await client.open("GET", `/elements/xero/oauth/url?${keys}`);
  const { location } = await simulator.agree(String(body.oauthUrl));
  const { text } = await client.call("POST", "/instances", {
    element: { key: "xero" },
    name: "In vain",
    providerData: { code: keep("code in vain", new URL(location).searchParams.get("code")) },
    configuration: { "oauth.api.key": app.key, "oauth.api.secret": app.secret, "oauth.callback.url": CALLBACK },
  });
  // Where only a later call is bent, it is made, and the answer has its token.
  return text.replace(/"token":"[^"]+"/, "");
}

/** Kills the server in the middle of an exchange of a code. */
export async function crash(stage: Stage, kill: () => Promise<void>): Promise<void> {
  const app = await newApp(stage);
  await stage.simulator.fault({ path: "/connect/token", key: app.key, times: 1, kind: "lose-answer", delayMs: 5_000 });
  const under = connectInVain(stage, app).catch(() => "cut off");
  const asked = async () => (await stage.simulator.requests(app.key)).map(({ path }) => path);
  await expect.poll(asked).toContain("/connect/token");
  await kill();
  await under;
  await stage.simulator.clearFaults();
}
