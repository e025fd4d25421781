import { expect, test } from "./fixtures";
import { CALLBACK, contractClient, instanceBody, type Noun } from "./support/contract-client";

const NOUNS: Noun[] = ["element", "your_mom"];

test.describe("the seed's three steps", () => {
  for (const noun of NOUNS) {
    for (const kind of ["public", "partner"] as const) {
      test(`make an instance of a ${kind} app, spelt ${noun}`, async ({ portal, simulator }) => {
        const client = contractClient(
          portal.url,
          { user: portal.userSecret, organization: portal.organizationSecret },
          noun,
        );
        const app = await simulator.createApp(kind, { bare: true });
        if (kind === "partner") {
          const { text } = await client.open("GET", `/${noun}s/xero/certificate`);
          await simulator.registerCertificate(app.key, text);
        }
        const step1 = await client.requestToken(app);
        expect(step1).toMatchObject({ status: 200, body: { token: expect.any(String), secret: expect.any(String) } });
        const token = String(step1.body.token);
        const step2 = await client.authorizeUrl(app, token);
        expect(step2.body).toEqual({
          oauthUrl: `${portal.simulator.url}/oauth/Authorize?oauth_token=${token}`,
          [noun]: "xero",
        });

        const { location } = await simulator.consent(token, { organisation: 1 });
        const returned = new URL(location);
        expect(location.startsWith("http://localhost:9/auth?customer=7&x=a")).toBe(true);
        const verifier = returned.searchParams.get("oauth_verifier")!;
        const body = instanceBody(noun, app, { token, verifier });
        const made = await client.call("POST", "/instances", {
          ...body,
          providerData: { ...body.providerData, secret: step1.body.secret, org: returned.searchParams.get("org") },
        });
        expect(made.status).toBe(200);
        expect(made.body).toEqual(sampleInstance(noun, app.key, kind, portal));
        expect(Buffer.from(String(made.body.token), "base64")).toHaveLength(32);

        const seen = await simulator.requests(app.key);
        const methods = new Set(seen.map(({ oauth }) => oauth.oauth_signature_method));
        expect(methods).toContain(kind === "partner" ? "RSA-SHA1" : "HMAC-SHA1");
        expect(seen.at(-1)).toMatchObject({ path: "/api.xro/2.0/Organisation", status: 200 });
        expect(new Set(seen.map(({ oauth }) => oauth.oauth_nonce)).size).toBe(seen.length);

        const ping = await client.asElement(String(made.body.token), "GET", "/ping");
        expect(ping).toMatchObject({ status: 200, body: { endpoint: "xero", valid: true } });
      });
    }
  }
});

/** The seed's sample, field by field with its types, and what clients in the field read besides. */
function sampleInstance(
  noun: Noun,
  key: string,
  kind: string,
  portal: { url: string; admin: { email: string }; simulator: { url: string } },
) {
  return {
    id: expect.any(Number),
    name: `Test ${key.slice(0, 6)}`,
    createdDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
    token: expect.any(String),
    [noun]: {
      id: 244,
      name: "Xero",
      key: "xero",
      description: expect.any(String),
      image: expect.stringMatching(/^http/),
      active: true,
      deleted: false,
      typeOauth: false,
      trialAccount: false,
      resources: [],
      hub: "finance",
      authentication: { type: "oauth1" },
    },
    elementId: 244,
    tags: [`Test ${key.slice(0, 6)}`],
    provisionInteractions: [],
    valid: true,
    disabled: false,
    maxCacheSize: 0,
    cacheTimeToLive: 0,
    configuration: {
      "base.url": `${portal.simulator.url}/api.xro/2.0`,
      "oauth.api.secret": "********",
      "oauth.user.token.secret": "********",
      "pagination.max": "100",
      "oauth.user.token": "********",
      "pagination.type": "page",
      "event.notification.callback.url": null,
      "oauth.callback.url": CALLBACK,
      "oauth.api.key": key,
      "xero.partner": String(kind === "partner"),
    },
    eventsEnabled: false,
    cachingEnabled: false,
    traceLoggingEnabled: false,
    externalAuthentication: "none",
    user: { id: expect.any(Number), emailAddress: portal.admin.email, firstName: "", lastName: "" },
  };
}
