import { createHash, randomBytes } from "node:crypto";
import type { Simulator } from "../simulator";
import { pull } from "../test-client";

export interface Client {
  key: string;
  secret: string;
}

export const redirectUri = "http://localhost:3000/connect/callback?from=xero";

export const usualScope = "openid profile email offline_access accounting.settings.read";

/** What a portal does, written once more for the tests: no code of the simulator's own runs here. */
export function clientOf(simulator: Simulator) {
  const { url, controlUrl } = simulator;

  const post = async (path: string, { key, secret }: Client, fields: Record<string, string>) => {
    const authorization = `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`;
    const body = new URLSearchParams(fields);
    const response = await fetch(url + path, { method: "POST", headers: { authorization }, body });
    const text = await response.text();
    const fieldsBack = (text === "" ? {} : JSON.parse(text)) as Record<string, string | number>;
    return { status: response.status, headers: response.headers, body: fieldsBack };
  };

  const authorizeUrl = (app: Client, more: Record<string, string | undefined> = {}) => {
    const usual = {
      response_type: "code",
      client_id: app.key,
      redirect_uri: redirectUri,
      scope: usualScope,
      state: "s&1",
    };
    const fields = Object.entries({ ...usual, ...more }).filter(
      (pair): pair is [string, string] => pair[1] !== undefined,
    );
    return `${url}/identity/connect/authorize?${new URLSearchParams(fields).toString()}`;
  };

  const consent = async (address: string, fields: object = {}) =>
    (await pull(`${controlUrl}/consent`, { authorizeUrl: address, ...fields })) as {
      location?: string;
      error?: string;
    };

  const codeFrom = ({ location }: { location?: string }) => new URL(location ?? "").searchParams.get("code") ?? "";

  const exchange = (app: Client, code: string, more: Record<string, string> = {}) =>
    post("/connect/token", app, { grant_type: "authorization_code", code, redirect_uri: redirectUri, ...more });

  const refresh = (app: Client, token: unknown) =>
    post("/connect/token", app, { grant_type: "refresh_token", refresh_token: String(token) });

  const api = async (path: string, token: unknown, { tenant, method }: { tenant?: string; method?: string } = {}) => {
    const authorization = `Bearer ${String(token)}`;
    const response = await fetch(url + path, {
      method: method ?? "GET",
      headers: { authorization, accept: "application/json", ...(tenant && { "Xero-Tenant-Id": tenant }) },
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      body: (text === "" ? null : JSON.parse(text)) as unknown,
    };
  };

  return {
    post,
    authorizeUrl,
    consent,
    codeFrom,
    exchange,
    refresh,
    api,
    clientToken: (app: Client, more: Record<string, string> = {}) =>
      post("/connect/token", app, { grant_type: "client_credentials", ...more }),
    newApp: async (kind: "public" | "partner" | "custom", more: object = {}) =>
      (await pull(`${controlUrl}/apps`, {
        kind,
        protocol: "oauth2",
        redirectUris: [redirectUri],
        ...more,
      })) as unknown as Client,
    /** From consent to tokens, with PKCE. */
    connect: async (app: Client, fields: object = {}, scope = usualScope) => {
      const verifier = randomBytes(32).toString("base64url");
      const code_challenge = createHash("sha256").update(verifier).digest("base64url");
      const address = authorizeUrl(app, { scope, code_challenge, code_challenge_method: "S256" });
      const { body } = await exchange(app, codeFrom(await consent(address, fields)), { code_verifier: verifier });
      return body;
    },
    control: (path: string, fields?: object) => pull(controlUrl + path, fields),
  };
}
