import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { callXero } from "./http";

let stop = () => {};
afterEach(() => stop());

/** The address of a server that answers so. */
async function serverThat(answers: RequestListener): Promise<URL> {
  const server = createServer(answers);
  await new Promise<void>((resolve) => void server.listen(0, "127.0.0.1", resolve));
  stop = () => {
    server.close();
    server.closeAllConnections();
  };
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
}

describe("a call to Xero", () => {
  it("takes an answer of a size that Xero's have, and none that is larger", async () => {
    let bytes = 7_999_999;
    const url = await serverThat((_request, response) => response.end("[]".padEnd(bytes)));
    const lengthOfAnswer = async () => (await callXero("GET", url, {})).body.length;
    expect(await lengthOfAnswer()).toBe(bytes);
    bytes = 8_000_001;
    await expect(lengthOfAnswer()).rejects.toMatchObject({ reason: "invalid_response" });
  });

  it("ends at its deadline though bytes keep dripping in", async () => {
    const url = await serverThat((_request, response) => {
      response.write("[");
      const drip = setInterval(() => response.write(" "), 500);
      response.on("close", () => clearInterval(drip));
    });
    await expect(callXero("GET", url, {})).rejects.toMatchObject({ reason: "timeout" });
  });

  it("names Gangway", async () => {
    const url = await serverThat((request, response) => response.end(request.headers["user-agent"]));
    expect((await callXero("GET", url, {})).body).toBe("Gangway");
  });

  it("follows no redirect: a signature is good for one address", async () => {
    const asked: string[] = [];
    const url = await serverThat((request, response) => {
      asked.push(request.url ?? "");
      response.writeHead(302, { location: "/elsewhere" }).end();
    });
    expect((await callXero("GET", url, {})).status).toBe(302);
    expect(asked).toEqual(["/"]);
  });
});
