import type { App } from "../model";
import type { Store } from "../store";
import { PageRefusal } from "./refusals";
import { scopeAllowed } from "./scopes";
import { mayConnectMany } from "./tiers";

/** What an app asks of a user, once it is known to be in order. */
export interface AuthorizationRequest {
  app: App;
  redirectUri: string;
  scopes: string[];
  state: string | null;
  many: boolean;
  challenge: string | null;
  nonce: string | null;
}

/** Whatever is wrong ends on Xero's own page and never comes back to the app (xero-protocol.md, B.2). */
export function readAuthorizationRequest(store: Store, query: URLSearchParams): AuthorizationRequest {
  const app = store.oauth2App(query.get("client_id"));
  if (!app || app.kind === "custom")
    throw new PageRefusal("unauthorized_client", "Unknown client or client not enabled");
  const redirectUri = query.get("redirect_uri") ?? "";
  if (!app.redirectUris.includes(redirectUri)) throw new PageRefusal("invalid_request", "Invalid redirect_uri");
  if (query.get("response_type") !== "code") {
    throw new PageRefusal("unsupported_response_type", "Response type not supported");
  }
  const scopes = (query.get("scope") ?? "").split(" ").filter((scope) => scope !== "");
  if (scopes.length === 0 || !scopes.every((scope) => scopeAllowed(app, scope))) {
    throw new PageRefusal("invalid_scope", "Invalid scope for client");
  }
  return {
    app,
    redirectUri,
    scopes,
    state: query.get("state"),
    many: mayConnectMany(app) && !(query.get("acr_values") ?? "").split(" ").includes("bulk_connect:false"),
    challenge: readChallenge(query),
    nonce: query.get("nonce"),
  };
}

/** RFC 7636, section 4.3; Xero lists S256 alone. */
function readChallenge(query: URLSearchParams): string | null {
  const challenge = query.get("code_challenge");
  if (challenge === null) return null;
  if (query.get("code_challenge_method") !== "S256") {
    throw new PageRefusal("invalid_request", "Transform algorithm not supported");
  }
  if (!/^[\w-]{43}$/.test(challenge)) throw new PageRefusal("invalid_request", "Invalid code_challenge");
  return challenge;
}
