import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll } from "vitest";
import { generateKeyPair, type JWTPayload, SignJWT } from "jose";

export const CLIENT_ID = "the-client";
export const USER_ID = "8c1d2f0e-5a53-4d0b-9a4d-7f7d6f1f0b11";

/** A token endpoint of this test file alone that answers whatever the test wants; the product finds it in its settings. */
export function useTokenIssuer() {
  let server: Server;
  let issuer: string;
  let answer: object = {};
  const keys = generateKeyPair("RS256");
  beforeAll(async () => {
    server = createServer((request, response) => {
      request.resume().on("end", () => {
        response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(answer));
      });
    });
    await new Promise<void>((resolve) => void server.listen(0, "localhost", resolve));
    issuer = `http://localhost:${(server.address() as AddressInfo).port}`;
    process.env.XERO_TOKEN_URL = `${issuer}/connect/token`;
  });
  afterAll(() => new Promise((resolve) => void server.close(resolve)));

  return {
    /** The next answers. */
    answers: (next: object) => {
      answer = next;
    },
    /** An id token as Xero makes it, but for what is said. */
    idToken: async (unlike: JWTPayload = {}) => {
      const now = Math.floor(Date.now() / 1000);
      const usual = { iss: issuer, aud: CLIENT_ID, sub: "s", iat: now, nbf: now, exp: now + 300, xero_userid: USER_ID };
      const claims = Object.entries({ ...usual, ...unlike }).filter(([, value]) => value !== undefined);
      const { privateKey } = await keys;
      return new SignJWT(Object.fromEntries(claims)).setProtectedHeader({ alg: "RS256" }).sign(privateKey);
    },
  };
}
