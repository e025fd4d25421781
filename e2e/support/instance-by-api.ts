import { type ContractClient, consented, instanceBody } from "./contract-client";
import type { SimulatorApp, SimulatorControl } from "./simulator-control";

type Made = { id: number; token: string; app: SimulatorApp };
type Overrides = {
  kind?: "partner" | "public";
  organisation?: number;
  scope?: string;
  /** More of it than the app's keys. */
  configuration?: Record<string, unknown>;
};

const PLAIN_CALLBACK = "http://localhost:9/auth";

/** An instance with an app of its own, made as a program makes it, after a consent by OAuth 2.0. */
export async function instanceOfOAuth2(
  client: ContractClient,
  simulator: SimulatorControl,
  { kind = "partner", organisation = 0, scope = "", configuration = {} }: Overrides = {},
): Promise<Made> {
  const app = await simulator.createOAuth2App(kind, PLAIN_CALLBACK);
  const keys = new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: PLAIN_CALLBACK, scope });
  const { body: asked } = await client.open("GET", `/elements/xero/oauth/url?${keys}`);
  const { location } = await simulator.agree(String(asked.oauthUrl), { organisations: [organisation] });
  const { body } = await client.call("POST", "/instances", {
    element: { key: "xero" },
    name: `Test ${app.key.slice(0, 6)}`,
    providerData: { code: new URL(location).searchParams.get("code") },
    configuration: {
      "oauth.api.key": app.key,
      "oauth.api.secret": app.secret,
      "oauth.callback.url": PLAIN_CALLBACK,
      ...configuration,
    },
  });
  return { id: Number(body.id), token: String(body.token), app };
}

/** The same by OAuth 1.0a. A Partner app has the installation's certificate. */
export async function instanceOfOAuth1(
  client: ContractClient,
  simulator: SimulatorControl,
  { kind = "partner", organisation = 0 }: Overrides = {},
): Promise<Made> {
  const app = await simulator.createApp(kind, { bare: kind === "partner" });
  if (kind === "partner") {
    await simulator.registerCertificate(app.key, (await client.open("GET", "/elements/xero/certificate")).text);
  }
  const returned = await consented(client, simulator, app, organisation);
  const { body } = await client.call("POST", "/instances", instanceBody("element", app, returned));
  return { id: Number(body.id), token: String(body.token), app };
}
