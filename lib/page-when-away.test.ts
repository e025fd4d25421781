import { once } from "node:events";
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, it } from "vitest";
import { tellWhenAway } from "./page-when-away";
import { RepeatingPool } from "./repeating-pool";

tellWhenAway();
const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => servers.splice(0).forEach((server) => server.close()));

/** Answers as Next.js does when a page fails: its status, its headers, and its document in parts. */
const fail: RequestListener = (_request, response) => {
  response.statusCode = 500;
  response.setHeader("content-type", "text/html");
  response.setHeader("content-length", "999");
  response.setHeader("referrer-policy", "same-origin");
  response.write("<html id='__next_error__'>");
  response.end("</html>");
};

async function ask(listener: RequestListener, path: string, accept: string) {
  const server = createServer(listener).listen(0, "127.0.0.1");
  servers.push(server);
  await once(server, "listening");
  return fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`, { headers: { accept } });
}

const noDatabase = () => new RepeatingPool("postgresql://nobody@127.0.0.1:1/none").query("select 1");

it("a page that failed is 503 with a page of ours while the database is away", async () => {
  await expect(noDatabase()).rejects.toMatchObject({ code: "ECONNREFUSED" });
  const away = await ask(fail, "/dashboard", "text/html,*/*");
  expect([away.status, away.headers.get("retry-after")]).toEqual([503, "5"]);
  expect(away.headers.get("referrer-policy")).toBe("same-origin");
  const body = await away.text();
  expect(body).toContain("Temporarily unavailable");
  expect(body).toContain(away.headers.get("x-request-id")!);
  expect(body).not.toContain("__next_error__");
});

it("nothing else is changed: what scripts ask for, and pages that did not fail", async () => {
  await expect(noDatabase()).rejects.toThrow();
  const fine: RequestListener = (_request, response) => response.end("fine");
  expect(await (await ask(fine, "/dashboard", "text/html")).text()).toBe("fine");
  const script: RequestListener = (_request, response) => response.writeHead(500).end("{}");
  for (const [path, accept] of [
    ["/api/portal/people", "text/html"],
    ["/dashboard", "application/json"],
  ] as const)
    expect((await ask(script, path, accept)).status).toBe(500);
});
