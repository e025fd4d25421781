import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { connectProxy } from "@/e2e/support/connect-proxy";
import { env } from "@/lib/env";
import { callWithoutToken, checkXero } from "./xero";

const server = createServer((_request, response) => response.writeHead(401).end()).listen(0, "127.0.0.1");
await once(server, "listening");
const proxy = await connectProxy({ "xero.test": (server.address() as AddressInfo).port });
const { host, port } = new URL(proxy.url);
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.HTTP_PROXY = `http://us:hunter2@127.0.0.1:${port}`;
process.env.XERO_API_BASE_URL = "http://xero.test";

afterAll(() => {
  proxy.close();
  server.close();
  server.closeAllConnections();
});

it("a call that reaches Xero through a proxy names it, without its password", async () => {
  const settings = {
    ...env(),
    XERO_AUTHORIZE_URL: "http://xero.test/a",
    XERO_TOKEN_URL: "http://xero.test/t",
    XERO_REVOCATION_URL: "http://xero.test/r",
  };
  const found = checkXero(settings, await callWithoutToken(settings));
  expect(found).toMatchObject({ state: "ok" });
  expect(found.found).toContain(`through the proxy ${host}`);
  expect(proxy.asked).toEqual(["xero.test:80"]);
  expect(JSON.stringify(found)).not.toContain("hunter2");
});

it("a call that the proxy does not let through gets the line for it", async () => {
  const settings = { ...env(), XERO_API_BASE_URL: "http://elsewhere.test" };
  expect(checkXero(settings, await callWithoutToken(settings))).toMatchObject({
    state: "failed",
    change: { line: "NO_PROXY=.xero.com" },
  });
});

it("where only some calls go to a stand-in, the lines for the others keep their paths", async () => {
  const settings = { ...env(), XERO_AUTHORIZE_URL: "http://xero.test/identity/connect/authorize" };
  expect(checkXero(settings, await callWithoutToken(settings))).toMatchObject({
    state: "warning",
    change: {
      line: "XERO_TOKEN_URL=http://xero.test/connect/token\nXERO_REVOCATION_URL=http://xero.test/connect/revocation",
    },
  });
});
