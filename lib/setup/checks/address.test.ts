import { once } from "node:events";
import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, expect, it } from "vitest";
import { freePort } from "@/scripts/ports";
import { checkAddress } from "./address";

process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
const servers: Server[] = [];
afterAll(() => {
  for (const server of servers) server.close();
});

async function served(listener: RequestListener): Promise<string> {
  const server = createServer(listener).listen(0, "localhost");
  servers.push(server);
  await once(server, "listening");
  return `http://localhost:${(server.address() as AddressInfo).port}`;
}

const gangway: RequestListener = (_request, response) => response.end('{"alive":true}');

it("an address at which Gangway answers is fine", async () => {
  expect(await checkAddress(await served(gangway), null)).toMatchObject({ state: "ok" });
});

it.each([
  ["http://gangway.example.com", "PUBLIC_URL=https://gangway.example.com"],
  ["http://127.0.0.1:3000", "PUBLIC_URL=http://localhost:3000"],
])("%s is what Xero refuses", async (url, line) => {
  expect(await checkAddress(url, url)).toMatchObject({ state: "failed", change: { line } });
});

it("a page that was opened elsewhere names the line for that address", async () => {
  const found = await checkAddress(await served(gangway), "https://portal.example.com");
  expect(found).toMatchObject({ state: "warning", change: { line: "PUBLIC_URL=https://portal.example.com" } });
});

it("a redirect elsewhere, and another program, are told apart", async () => {
  const moved = await served((_request, response) =>
    response.writeHead(301, { location: "https://new.example.com/api/live" }).end(),
  );
  expect(await checkAddress(moved, null)).toMatchObject({
    state: "failed",
    change: { line: "PUBLIC_URL=https://new.example.com" },
  });
  const other = await served((_request, response) => response.end("Welcome to nginx"));
  expect((await checkAddress(other, null)).found).toContain("Something else than Gangway answers");
});

it("an address that only browsers reach is a warning until a browser has shown it", async () => {
  const url = `http://localhost:${await freePort()}`;
  expect(await checkAddress(url, null)).toMatchObject({ state: "warning" });
  expect(await checkAddress(url, url)).toMatchObject({ state: "ok" });
});
