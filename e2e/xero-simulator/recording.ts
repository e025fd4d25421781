import { readAuthorizationHeader } from "./authorization-header";
import type { Request } from "./http";
import type { RecordedRequest } from "./model";
import type { Store } from "./store";

/** Notes a call for tests to read; a signature proves nothing to them and is left out. */
export function record(store: Store, request: Request): RecordedRequest {
  const oauth = oauthParameters(request);
  const recorded: RecordedRequest = {
    at: new Date(store.now()).toISOString(),
    method: request.method,
    path: request.url.pathname,
    key: oauth["oauth_consumer_key"] ?? store.requestToken(oauth["oauth_token"])?.appKey ?? null,
    oauth,
    headers: telling(request),
    status: null,
    fault: null,
  };
  store.state.requests.push(recorded);
  return recorded;
}

const toldHeaders = ["accept", "content-type", "user-agent"];

function telling({ headers }: Request): Record<string, string> {
  return Object.fromEntries(toldHeaders.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}

function oauthParameters(request: Request): Record<string, string> {
  const found = new Map([...request.url.searchParams].filter(([name]) => name.startsWith("oauth_")));
  try {
    for (const [name, value] of readAuthorizationHeader(request.headers.authorization)) found.set(name, value);
  } catch {
    // A header that cannot be read has nothing to note.
  }
  found.delete("oauth_signature");
  return Object.fromEntries(found);
}
