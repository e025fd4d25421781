import createFetchClient, { type Client } from "openapi-fetch";
import type { paths } from "./schema.js";

export { verifyWebhook, type WebhookEvent } from "./webhook.js";
export type { components, paths } from "./schema.js";

/** `url` is where Gangway is, such as `https://connect.example.com`. What is left out is read from the environment. */
export type ClientOptions = {
  /** Else `GANGWAY_URL`. */
  url?: string | undefined;
  /** In place of the two secrets. Else `GANGWAY_API_KEY`, unless secrets are passed. */
  apiKey?: string | undefined;
  /** Else `GANGWAY_USER_SECRET`. */
  userSecret?: string | undefined;
  /** Else `GANGWAY_ORGANIZATION_SECRET`. */
  organizationSecret?: string | undefined;
  /** Of the instance that calls without an id, and calls to Xero, are about. */
  instanceToken?: string | undefined;
  /** The instance that calls to Xero are about, with an API key of the organization. A key of an instance needs neither. */
  instanceId?: number | undefined;
};

export type GangwayClient = Client<paths> & {
  /** Calls Xero's API with the instance's token: `path` begins with one of its APIs, such as `api.xro/2.0/Invoices`. */
  xero: (path: string, init?: RequestInit) => Promise<Response>;
};

/** A client of Gangway's API for servers: secrets do not belong in a browser. Throws when it is not known where Gangway is. */
export function createClient(options: ClientOptions = {}): GangwayClient {
  const url = options.url ?? process.env.GANGWAY_URL;
  if (!url) throw new Error("Where is Gangway? Set GANGWAY_URL, or pass url.");
  const baseUrl = `${url.replace(/\/+$/, "")}/elements/api-v2`;
  const authorization = authorizationOf(options);
  const client = createFetchClient<paths>({ baseUrl, headers: authorization ? { authorization } : {} });
  const below = options.instanceId === undefined ? "" : `/instances/${options.instanceId}`;
  const passthrough = `${baseUrl}${below}/passthrough/`;
  const xero = (path: string, init: RequestInit = {}) => {
    // Dot segments are resolved before anything is sent, and would lead to other calls of Gangway.
    const address = new URL(passthrough + path.replace(/^\//, "")).href;
    if (!address.startsWith(passthrough)) throw new Error(`This is no path of Xero's API: ${path}`);
    const headers = new Headers(init.headers);
    if (authorization) headers.set("authorization", authorization);
    if (!headers.has("accept")) headers.set("accept", "application/json");
    return fetch(address, { ...init, headers });
  };
  return Object.assign(client, { xero });
}

/** Nothing when there are no secrets: calls such as `POST /authentication` need none. */
function authorizationOf(options: ClientOptions): string | null {
  const { userSecret = process.env.GANGWAY_USER_SECRET, instanceToken } = options;
  const { organizationSecret = process.env.GANGWAY_ORGANIZATION_SECRET } = options;
  const isGiven = options.userSecret ?? options.organizationSecret;
  const apiKey = options.apiKey ?? (isGiven ? undefined : process.env.GANGWAY_API_KEY);
  const element = instanceToken ? `, Element ${instanceToken}` : "";
  if (apiKey) return `Bearer ${apiKey}${element}`;
  if (!userSecret || !organizationSecret) return null;
  return `User ${userSecret}, Organization ${organizationSecret}${element}`;
}
