import createFetchClient, {} from "openapi-fetch";
export { verifyWebhook } from "./webhook.js";
/** A client of Gangway's API for servers: secrets do not belong in a browser. Throws when it is not known where Gangway is. */
export function createClient(options = {}) {
    const url = options.url ?? process.env.GANGWAY_URL;
    if (!url)
        throw new Error("Where is Gangway? Set GANGWAY_URL, or pass url.");
    const baseUrl = `${url.replace(/\/+$/, "")}/elements/api-v2`;
    const authorization = authorizationOf(options);
    const client = createFetchClient({ baseUrl, headers: authorization ? { authorization } : {} });
    const below = options.instanceId === undefined ? "" : `/instances/${options.instanceId}`;
    const xero = (path, init = {}) => {
        const headers = new Headers(init.headers);
        if (authorization)
            headers.set("authorization", authorization);
        if (!headers.has("accept"))
            headers.set("accept", "application/json");
        return fetch(`${baseUrl}${below}/passthrough/${path.replace(/^\//, "")}`, { ...init, headers });
    };
    return Object.assign(client, { xero });
}
/** Nothing when there are no secrets: calls such as `POST /authentication` need none. */
function authorizationOf(options) {
    const { userSecret = process.env.GANGWAY_USER_SECRET, instanceToken } = options;
    const { organizationSecret = process.env.GANGWAY_ORGANIZATION_SECRET } = options;
    const isGiven = options.userSecret ?? options.organizationSecret ?? instanceToken;
    const apiKey = options.apiKey ?? (isGiven ? undefined : process.env.GANGWAY_API_KEY);
    if (apiKey)
        return `Bearer ${apiKey}`;
    if (!userSecret || !organizationSecret)
        return null;
    const element = instanceToken ? `, Element ${instanceToken}` : "";
    return `User ${userSecret}, Organization ${organizationSecret}${element}`;
}
