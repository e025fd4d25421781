import { readAuthorizationHeader } from "./authorization-header";
import type { Request } from "./http";
import type { RecordedRequest } from "./model";
import { bearerOf, findBearer } from "./oauth2/bearer";
import { basicCredentials } from "./oauth2/client";
import { formParameters } from "./signature";
import type { Store } from "./store";

/** Notes a call for tests to read; a signature proves nothing to them and is left out. */
export function record(store: Store, request: Request): RecordedRequest {
  const oauth = { ...oauth1Parameters(request), ...oauth2Parameters(request) };
  const recorded: RecordedRequest = {
    at: new Date(store.now()).toISOString(),
    method: request.method,
    path: request.url.pathname,
    key: oauth["oauth_consumer_key"] ?? store.requestToken(oauth["oauth_token"])?.appKey ?? clientId(store, request),
    oauth,
    headers: telling(request),
    status: null,
    fault: null,
  };
  store.note(recorded);
  return recorded;
}

function oauth1Parameters(request: Request): Record<string, string> {
  const found = new Map([...request.url.searchParams].filter(([name]) => name.startsWith("oauth_")));
  try {
    for (const [name, value] of readAuthorizationHeader(request.headers.authorization)) found.set(name, value);
  } catch {
    // A header that cannot be read has nothing to note.
  }
  found.delete("oauth_signature");
  return Object.fromEntries(found);
}

const openParameters = new Set(
  "grant_type response_type redirect_uri scope acr_values code_challenge_method".split(" "),
);

/** Codes, tokens, secrets and verifiers stay out. */
function oauth2Parameters(request: Request): Record<string, string> {
  const sent = [...request.url.searchParams, ...formParameters(request)];
  return Object.fromEntries(sent.filter(([name]) => openParameters.has(name)));
}

function clientId(store: Store, request: Request): string | null {
  const bearer = findBearer(store, bearerOf(request) ?? "");
  const basic = basicCredentials(request.headers.authorization);
  const sent = request.url.searchParams.get("client_id") ?? formParameters(request).get("client_id");
  return bearer?.app.key ?? basic?.[0] ?? sent;
}

const toldHeaders = ["accept", "content-type", "user-agent", "xero-tenant-id"];

/** Of the authorization only the scheme. */
function telling({ headers }: Request): Record<string, string> {
  const told = toldHeaders
    .map((name): [string, string] => [name, String(headers[name] ?? "")])
    .filter(([, value]) => value);
  const scheme = headers.authorization?.split(" ", 1)[0];
  return { ...Object.fromEntries(told), ...(scheme && { authorization: scheme }) };
}
