import { once } from "node:events";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { signOnProvider } from "@/e2e/support/sign-on-provider";
import { freePort } from "@/scripts/ports";
import { checkSingleSignOn } from "./single-sign-on";

process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

const check = (issuer: string | undefined) =>
  checkSingleSignOn({ OIDC_ISSUER: issuer, OIDC_NAME: "Lantern", PUBLIC_URL: "https://gangway.example.com" });

async function answering(text: string): Promise<string> {
  const server = createServer((_request, response) => response.end(text)).listen(0, "localhost");
  servers.push(server);
  await once(server, "listening");
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

it("without a provider the lines to set are shown", async () => {
  expect(await check(undefined)).toMatchObject({ state: "unchecked" });
});

it("a real provider is fine, and its redirect URI is shown", async () => {
  const provider = await signOnProvider(() => "https://gangway.example.com/api/auth/callback/oidc");
  provider.open();
  const found = await check(provider.issuer);
  expect(found).toMatchObject({ state: "ok" });
  expect(found.found).toContain("https://gangway.example.com/api/auth/callback/oidc");
  await provider.close();
});

it("a provider that calls itself something else gets the line for that", async () => {
  const [authorization_endpoint, token_endpoint] = ["https://login.example.com/a", "https://login.example.com/t"];
  const discovered = { issuer: "https://login.example.com/", authorization_endpoint, token_endpoint };
  expect(await check(await answering(JSON.stringify(discovered)))).toMatchObject({
    state: "failed",
    change: { line: "OIDC_ISSUER=https://login.example.com/" },
  });
});

it("a provider that does not answer, or not with a document, is told", async () => {
  expect((await check(`http://localhost:${await freePort()}`)).found).toContain("does not answer");
  expect((await check(await answering("<html>"))).found).toContain("without a discovery document");
});
