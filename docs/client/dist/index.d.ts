import { type Client } from "openapi-fetch";
import type { paths } from "./schema.js";
export { verifyWebhook, type WebhookEvent } from "./webhook.js";
export type { components, paths } from "./schema.js";
/** `url` is where Gangway is, such as `https://connect.example.com`. What is left out is read from the environment. */
export type ClientOptions = {
    /** Else `GANGWAY_URL`. */
    url?: string | undefined;
    /** Sent alone, in place of the two secrets. Else `GANGWAY_API_KEY`. */
    apiKey?: string | undefined;
    /** Else `GANGWAY_USER_SECRET`. */
    userSecret?: string | undefined;
    /** Else `GANGWAY_ORGANIZATION_SECRET`. */
    organizationSecret?: string | undefined;
    /** Of the instance that calls without an id, and calls to Xero, are about: with the two secrets. */
    instanceToken?: string | undefined;
    /** The instance that calls to Xero are about, with an API key of the organization. A key of an instance needs neither. */
    instanceId?: number | undefined;
};
export type GangwayClient = Client<paths> & {
    /** Calls Xero's API with the instance's token: `path` begins with one of its APIs, such as `api.xro/2.0/Invoices`. */
    xero: (path: string, init?: RequestInit) => Promise<Response>;
};
/** A client of Gangway's API for servers: secrets do not belong in a browser. Throws when it is not known where Gangway is. */
export declare function createClient(options?: ClientOptions): GangwayClient;
