import type { Caller } from "@/lib/caller";
import { afterAll, beforeAll } from "vitest";
import { installationKey } from "@/lib/apps/installation-key";
import { type Provision, provisionInstance } from "@/lib/connect/program/provision";
import { issueRequestToken } from "@/lib/connect/program/issue-request-token";
import { authorizeUrl } from "@/lib/xero/oauth2";
import { scopesFor } from "@/lib/xero/scopes";
import { startSimulator } from "../xero-simulator/simulator";
import { type SimulatorApp, type SimulatorControl, simulatorControl } from "./simulator-control";

const CALLBACK = "http://localhost:3000/auth";

/** A Xero simulator that belongs to this test file alone; the product finds it in its settings. */
export function useSimulator(): { control: () => SimulatorControl } {
  let simulator: Awaited<ReturnType<typeof startSimulator>>;
  beforeAll(async () => {
    simulator = await startSimulator({});
    process.env.XERO_OAUTH1_BASE_URL = simulator.url;
    process.env.XERO_API_BASE_URL = simulator.url;
    process.env.XERO_AUTHORIZE_URL = `${simulator.url}/identity/connect/authorize`;
    process.env.XERO_TOKEN_URL = `${simulator.url}/connect/token`;
    process.env.XERO_REVOCATION_URL = `${simulator.url}/connect/revocation`;
  });
  afterAll(() => simulator.stop());
  return { control: () => simulatorControl(simulator.controlUrl) };
}

/** An instance after a real consent at the simulator. A partner app signs with its own key. `change` is what step 3 says otherwise. */
export async function connected(
  control: SimulatorControl,
  caller: Caller,
  app: SimulatorApp,
  organisation = 0,
  change: Partial<Provision> = {},
): Promise<number> {
  const { key, secret } = app;
  const privateKeyPem = app.privateKey ?? null;
  const partner = app.kind === "partner";
  const keys = { key, secret, callbackUrl: CALLBACK, partner };
  const given = await issueRequestToken(keys, null);
  const { location } = await control.consent(given.token, { organisation });
  const verifier = new URL(location).searchParams.get("oauth_verifier")!;
  const provision: Provision = {
    ...keys,
    privateKeyPem,
    returned: { protocol: "oauth1", requestToken: given.token, verifier, requestTokenSecret: undefined },
    ...change,
  };
  const instance = { name: `Of ${key}`, tags: [], configuration: {} };
  const { id } = await provisionInstance(caller, provision, instance);
  return id;
}

/** Makes a Partner app of OAuth 1.0a that has the certificate of this installation. */
export async function newPartnerApp(control: SimulatorControl): Promise<SimulatorApp> {
  const app = await control.createApp("partner", { bare: true });
  await control.registerCertificate(app.key, (await installationKey()).certificate);
  return app;
}

/** Makes an app of OAuth 2.0. */
export const newOAuth2App = (control: SimulatorControl) => control.createOAuth2App("partner", CALLBACK);

/** An instance of that app after a real consent at the simulator. */
export async function connectedOAuth2(
  control: SimulatorControl,
  caller: Caller,
  { key, secret }: SimulatorApp,
  organisation = 0,
): Promise<number> {
  const address = authorizeUrl({ key, callbackUrl: CALLBACK, scopes: scopesFor([], false) }, { state: "s" });
  const { location } = await control.agree(address, { organisations: [organisation] });
  const code = new URL(location).searchParams.get("code")!;
  const provision: Provision = {
    key,
    secret,
    callbackUrl: CALLBACK,
    partner: true,
    privateKeyPem: null,
    returned: { protocol: "oauth2", code },
  };
  return (await provisionInstance(caller, provision, { name: `Of ${key}`, tags: [], configuration: {} })).id;
}
