import { type ContractClient, instanceBody } from "@/e2e/support/contract-client";
import { type Organisation, organisations } from "@/e2e/xero-simulator/organisations";
import type { SimulatorApp, SimulatorControl } from "@/e2e/support/simulator-control";

export type Instance = { id: number; token: string; name: string; tags: string[] };

/** A customer with an app and an organisation at Xero, connected or not. Who changes one has it alone; calls that only read share it. */
export type Customer = {
  app: SimulatorApp;
  /** By its place at the simulator. */
  place: number;
  organisation: Organisation;
  instance: Instance | null;
  isTaken: boolean;
  readers: number;
  /** Changes of `instance`, so that a list can be compared with those who stayed meanwhile. */
  version: number;
};

const PLAIN_CALLBACK = "http://localhost:9/auth";

/** Customers of OAuth 2.0, and of a Partner app of OAuth 1.0a with the installation's certificate. */
export async function newCustomers(
  client: ContractClient,
  simulator: SimulatorControl,
  { oauth2, oauth1 }: { oauth2: number; oauth1: number },
): Promise<Customer[]> {
  const { text: certificate } = await client.open("GET", "/elements/xero/certificate");
  const apps: SimulatorApp[] = [];
  while (apps.length < oauth2) apps.push(await simulator.createOAuth2App("partner", PLAIN_CALLBACK));
  while (apps.length < oauth2 + oauth1) {
    const app = await simulator.createApp("partner", { bare: true });
    await simulator.registerCertificate(app.key, certificate);
    apps.push(app);
  }
  return apps.map((app, index) => {
    const place = index % organisations.length;
    const organisation = organisations[place]!;
    return { app, place, organisation, instance: null, isTaken: false, readers: 0, version: 0 };
  });
}

type Ask = <Answer extends { status: number; body: Record<string, unknown> }>(
  call: (client: ContractClient) => Promise<Answer>,
) => Promise<{ answer: Answer }>;

/** Steps 1 and 2 of the contract and the customer's consent: the body of step 3. */
export async function consentOf(customer: Customer, ask: Ask, simulator: SimulatorControl, name: string) {
  const { app, place } = customer;
  if (app.protocol === "oauth1") {
    const { answer } = await ask((client) => client.requestToken(app));
    const { location } = await simulator.consent(String(answer.body.token), { organisation: place });
    const query = new URL(location).searchParams;
    const returned = { token: query.get("oauth_token")!, verifier: query.get("oauth_verifier")! };
    return instanceBody("element", app, returned, { name, tags: ["new"] });
  }
  const keys = new URLSearchParams({ apiKey: app.key, apiSecret: app.secret, callbackUrl: PLAIN_CALLBACK });
  const { answer } = await ask((client) => client.open("GET", `/elements/xero/oauth/url?${keys}`));
  const { location } = await simulator.agree(String(answer.body.oauthUrl), { organisations: [place] });
  return {
    element: { key: "xero" },
    name,
    tags: ["new"],
    providerData: { code: new URL(location).searchParams.get("code") },
    configuration: {
      "oauth.api.key": app.key,
      "oauth.api.secret": app.secret,
      "oauth.callback.url": PLAIN_CALLBACK,
    },
  };
}
