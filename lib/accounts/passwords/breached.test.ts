import { createHash } from "node:crypto";
import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeEach, expect, it } from "vitest";
import { hashNewPassword } from "./new-password";

const BREACHED = "nine lost umbrellas";
const OWNER = { email: "mia@lantern.example", names: [] };

const sha1 = (text: string) => createHash("sha1").update(text).digest("hex").toUpperCase();
const found = (text: string, times: number) => `${sha1(text).slice(5)}:${times}`;
const asked: IncomingMessage[] = [];
let answer: { status: number; body: string };

const service = createServer((request, response) => {
  asked.push(request);
  response.writeHead(answer.status).end(answer.body);
}).listen(0, "127.0.0.1");
await once(service, "listening");
const { port } = service.address() as AddressInfo;
process.env.DATABASE_URL = "postgresql://nobody@127.0.0.1:1/none";
process.env.BREACHED_PASSWORDS_URL = `http://127.0.0.1:${port}/`;

beforeEach(() => {
  asked.length = 0;
  answer = { status: 200, body: ["0018A45C4D1DEF81644B54AB7F969B88D65:3", found(BREACHED, 7)].join("\r\n") };
});
afterAll(() => service.close());

const choose = (password: string) => hashNewPassword(password, OWNER);

it("refuses one of a known breach, and tells the service five digits of its hash and nothing else", async () => {
  await expect(choose(BREACHED)).rejects.toMatchObject({
    code: "invalid_request",
    message: "The password is known from a breach of another site. Choose one that you use nowhere else.",
  });
  const [{ method, url, headers }] = asked as [IncomingMessage];
  expect([method, url]).toEqual(["GET", `/range/${sha1(BREACHED).slice(0, 5)}`]);
  expect(headers).toEqual({
    host: `127.0.0.1:${port}`,
    connection: expect.any(String) as string,
    "add-padding": "true",
    "user-agent": "Gangway",
  });
});

it("takes one that is in no breach, also where padding has it", async () => {
  answer.body = found(BREACHED, 0);
  expect(await choose(BREACHED)).toMatch(/^\$argon2id\$/);
});

it.each([500, 404, 302])("takes one when the service answers %i", async (status) => {
  answer.status = status;
  expect(await choose(BREACHED)).toMatch(/^\$argon2id\$/);
});

it("asks nobody about one that is refused anyhow", async () => {
  await expect(choose("password2026")).rejects.toMatchObject({ code: "invalid_request" });
  expect(asked).toHaveLength(0);
});

it("takes one when there is no service", async () => {
  service.close();
  service.closeAllConnections();
  expect(await choose(BREACHED)).toMatch(/^\$argon2id\$/);
});
