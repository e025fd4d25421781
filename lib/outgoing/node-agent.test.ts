import { once } from "node:events";
import http, { createServer } from "node:http";
import https from "node:https";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, it } from "vitest";
import { connectProxy } from "@/e2e/support/connect-proxy";
import { untrustedServer } from "@/e2e/support/untrusted-server";
import { nodeAgent } from "./node-agent";

const plain = createServer((_request, response) => response.end("plain")).listen(0, "127.0.0.1");
await once(plain, "listening");
const { port } = plain.address() as AddressInfo;
const untrusted = await untrustedServer();
const proxy = await connectProxy({ "plain.test": port, "secure.test": untrusted.port });
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.HTTP_PROXY = proxy.url;
process.env.HTTPS_PROXY = proxy.url.replace("//", "//us%20er:pass@");

beforeEach(() => void (proxy.asked.length = 0));
afterAll(() => {
  proxy.close();
  plain.close();
  untrusted.close();
});

function get(url: string): Promise<string> {
  const agent = nodeAgent(new URL(url).protocol);
  const { get: ask } = url.startsWith("https:") ? https : http;
  return new Promise((resolve, reject) => {
    ask(url, { agent }, (response) => {
      response.setEncoding("utf8").once("data", resolve);
    }).on("error", reject);
  });
}

it("reaches a name that only the proxy knows, and this machine without it", async () => {
  expect(await get(`http://plain.test:${port}/`)).toBe("plain");
  expect(await get(`http://127.0.0.1:${port}/`)).toBe("plain");
  expect(proxy.asked).toEqual([`plain.test:${port}`]);
});

it("checks the certificate of who is at the other end of the tunnel", async () => {
  await expect(get("https://secure.test/")).rejects.toMatchObject({ code: "DEPTH_ZERO_SELF_SIGNED_CERT" });
  expect(proxy.asked).toEqual(["secure.test:443"]);
});

it("fails when the proxy reaches nobody", async () => {
  await expect(get("http://nobody.test/")).rejects.toThrow("the proxy answered 502");
});
