import { createServer, IncomingMessage, ServerResponse } from "node:http";
import { type AddressInfo, Socket } from "node:net";
import NextAuth from "next-auth";
import { afterAll, beforeEach, expect, it } from "vitest";
import { connectProxy } from "@/e2e/support/connect-proxy";
import { authOptions } from "./auth";
import { setNextAuthVariables } from "./env";
import { post } from "./webhooks/post";
import { callApi, readWhole } from "./xero/api";
import { callXero } from "./xero/http";

const received: string[] = [];
const server = createServer((request, response) => {
  received.push(`${request.method} ${request.headers.host}${request.url}`);
  const issuer = "http://provider.test";
  const discovered = { issuer, authorization_endpoint: `${issuer}/authorize`, token_endpoint: `${issuer}/token` };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(discovered));
});
await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
const { port } = server.address() as AddressInfo;

// Names that only the proxy knows: what does not go through it, fails.
const names = { "xero.test": port, "receiver.test": port, "provider.test": port, "10.0.0.7": port };
const proxy = await connectProxy(names);
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.HTTP_PROXY = proxy.url;
process.env.XERO_API_BASE_URL = "http://xero.test/below";
process.env.WEBHOOK_NETWORKS = "public";
process.env.OIDC_ISSUER = "http://provider.test";
process.env.OIDC_CLIENT_ID = "gangway";
process.env.OIDC_CLIENT_SECRET = "a secret of the provider";

beforeEach(() => {
  received.length = 0;
  proxy.asked.length = 0;
});
afterAll(() => {
  proxy.close();
  server.close();
  server.closeAllConnections();
});

it("renewals and the other calls of Gangway to Xero go through the proxy", async () => {
  expect((await callXero("GET", new URL("http://xero.test/connections"), {})).status).toBe(200);
  expect(proxy.asked).toEqual(["xero.test:80"]);
  expect(received).toEqual(["GET xero.test/connections"]);
});

it("a program's calls of Xero do", async () => {
  const call = { method: "GET", headers: {}, body: null, signal: AbortSignal.timeout(5_000) } as const;
  await readWhole(await callApi({ ...call, target: "/api.xro/2.0/Invoices" }));
  expect(proxy.asked).toEqual(["xero.test:80"]);
  expect(received).toEqual(["GET xero.test/below/api.xro/2.0/Invoices"]);
});

it("webhooks do", async () => {
  expect(await post("http://receiver.test/hooks", { headers: {}, body: "{}" })).toMatchObject({ status: 200 });
  expect(proxy.asked).toEqual(["receiver.test:80"]);
  expect(received).toEqual(["POST receiver.test/hooks"]);
});

it.each(["10.0.0.7", "[::ffff:10.0.0.7]", "localhost", "127.0.0.1"])(
  "but not those for a private address: %s",
  async (host) => {
    const posted = post(`http://${host}/hooks`, { headers: {}, body: "{}" });
    await expect(posted).rejects.toMatchObject({ problem: "private_network" });
    expect(received).toEqual([]);
  },
);

/** Asks next-auth as its route does, and gives its cookies and what it says. */
async function askNextAuth(method: string, action: string[], more: object) {
  const request = Object.assign(new IncomingMessage(new Socket()), { method, query: { nextauth: action }, ...more });
  let said: unknown;
  const keep = (body: unknown) => (said = body);
  const status = () => response;
  const response: ServerResponse = Object.assign(new ServerResponse(request), { status, json: keep, send: keep });
  await NextAuth(request as never, response as never, authOptions());
  const cookies = [response.getHeader("set-cookie") ?? []].flat().map((line) => String(line).split(";")[0]!.split("="));
  return { said: said as Record<string, string>, cookies: Object.fromEntries(cookies) as Record<string, string> };
}

it("single sign-on does", async () => {
  setNextAuthVariables();
  const { said, cookies } = await askNextAuth("GET", ["csrf"], { cookies: {} });
  const decoded = Object.fromEntries(Object.entries(cookies).map(([name, value]) => [name, decodeURIComponent(value)]));
  const body = { csrfToken: said.csrfToken, json: "true" };
  const signIn = await askNextAuth("POST", ["signin", "oidc"], { cookies: decoded, body });
  expect(signIn.said.url).toContain("http://provider.test/authorize?");
  expect(proxy.asked).toEqual(["provider.test:80"]);
  expect(received).toEqual(["GET provider.test/.well-known/openid-configuration"]);
});
