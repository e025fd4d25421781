import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";

it("a request's X-Forwarded-For holds what is proven, before anybody reads it", async () => {
  Object.assign(process.env, { DATABASE_URL: "postgresql://nobody@localhost/none", TRUSTED_PROXIES: "1" });
  const { proveAddresses } = await import("./prove-addresses");
  proveAddresses();
  const server = createServer(({ headers }, response) => response.end(headers["x-forwarded-for"])).listen(
    0,
    "127.0.0.1",
  );
  await once(server, "listening");
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const seen = async (forwarded: string) => (await fetch(url, { headers: { "x-forwarded-for": forwarded } })).text();
  expect(await seen("1.1.1.1, 198.51.100.7")).toBe("198.51.100.7");
  expect(await seen("nobody")).toBe("127.0.0.1");
  server.close();
});
