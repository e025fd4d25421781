import { requireDocumented } from "./documented";
import type { SimulatorApp, SimulatorControl } from "./simulator-control";

export type Noun = "element" | "your_mom";
export type Secrets = { user: string; organization: string };
type Answer = { status: number; headers: Headers; body: Record<string, unknown>; text: string };

type Sent = { method: string; headers: Record<string, string>; body?: string; redirect: "manual" };
type Send = (url: string, sent: Sent) => Promise<Response>;

export const CALLBACK = "http://localhost:9/auth?customer=7&x=a b";

/** A client program of the contract, as they are in the field: fetch, or another way to send, and a header. */
export function contractClient(
  url: string,
  { user, organization }: Secrets,
  noun: Noun = "element",
  send: Send = fetch,
) {
  const base = `${url}/${noun}s/api-v2`;
  const authorization = `User ${user}, Organization ${organization}`;

  async function call(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = { authorization },
  ): Promise<Answer> {
    const isJson = body !== undefined && typeof body !== "string";
    const response = await send(`${base}${path}`, {
      method,
      redirect: "manual",
      ...(body !== undefined && { body: isJson ? JSON.stringify(body) : body }),
      headers: { "content-type": "application/json", ...headers },
    });
    const text = await response.text();
    const isJsonAnswer = response.headers.get("content-type")?.includes("json");
    const answer: Answer = {
      status: response.status,
      headers: response.headers,
      text,
      body: isJsonAnswer ? (JSON.parse(text) as Answer["body"]) : {},
    };
    if (isJsonAnswer) requireDocumented(method, path, answer);
    return answer;
  }

  const keysOf = (app: SimulatorApp, more: Record<string, string> = {}) =>
    new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: CALLBACK, ...more }).toString();

  return {
    call,
    /** Where the calls go, and what proves an instance's program, for clients of other kinds. */
    base,
    headers: { authorization },
    elementHeaders: (token: string) => ({ authorization: `${authorization}, Element ${token}` }),
    open: (method: string, path: string, body?: unknown) => call(method, path, body, {}),
    asElement: (token: string, method: string, path: string, body?: unknown) =>
      call(method, path, body, { authorization: `${authorization}, Element ${token}` }),
    requestToken: (app: SimulatorApp, more: Record<string, string> = {}) =>
      call("GET", `/${noun}s/xero/oauth/token?${keysOf(app, more)}`, undefined, {}),
    authorizeUrl: (app: SimulatorApp, requestToken: string) =>
      call("GET", `/${noun}s/xero/oauth/url?${keysOf(app, { requestToken })}`, undefined, {}),
  };
}

/** The client of the installation's admin. */
export function clientOf(portal: { url: string; userSecret: string; organizationSecret: string }) {
  return contractClient(portal.url, { user: portal.userSecret, organization: portal.organizationSecret });
}

export type ContractClient = ReturnType<typeof contractClient>;

/** The body of step 3 for what came back from Xero. */
export function instanceBody(
  noun: Noun,
  app: SimulatorApp,
  returned: { token: string; verifier: string },
  more: object = {},
) {
  return {
    [noun]: { key: "xero" },
    providerData: { oauth_token: returned.token, oauth_verifier: returned.verifier },
    configuration: {
      "oauth.api.key": app.key,
      "oauth.api.secret": app.secret,
      "oauth.callback.url": CALLBACK,
      "xero.partner": String(app.kind === "partner"),
    },
    name: `Test ${app.key.slice(0, 6)}`,
    ...more,
  };
}

/** Steps 1 and 2 and the customer's consent: what Xero appends to the callback. */
export async function consented(
  client: ContractClient,
  simulator: SimulatorControl,
  app: SimulatorApp,
  organisation = 0,
) {
  const { body } = await client.requestToken(app);
  const { location } = await simulator.consent(String(body.token), { organisation });
  const query = new URL(location).searchParams;
  return { token: query.get("oauth_token")!, verifier: query.get("oauth_verifier")!, secret: String(body.secret) };
}
