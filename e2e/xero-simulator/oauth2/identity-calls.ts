import { type Answer, jsonAnswer, type Request } from "../http";
import type { Store } from "../store";
import { requireUserToken } from "./bearer";
import { publicJwk } from "./jwt";
import { apiRefusal } from "./refusals";
import { scopesSupported } from "./scopes";
import { profile } from "./token-set";
import { userAt } from "./users";

export function showUser(store: Store, request: Request): Answer {
  const { grant } = requireUserToken(store, request);
  const user = userAt(grant.user);
  if (!grant.scopes.includes("openid")) throw apiRefusal(403, "AuthorizationUnsuccessful");
  return jsonAnswer(200, { sub: user.sub, xero_userid: user.id, ...profile(grant) });
}

/** OpenID Connect Discovery, section 3; the contents are those of xero-protocol.md, B.1, as far as they are played here. */
export function showDiscovery({ origin }: Store): Answer {
  return jsonAnswer(200, {
    issuer: origin,
    jwks_uri: `${origin}/.well-known/openid-configuration/jwks`,
    authorization_endpoint: `${origin}/identity/connect/authorize`,
    token_endpoint: `${origin}/connect/token`,
    revocation_endpoint: `${origin}/connect/revocation`,
    userinfo_endpoint: `${origin}/connect/userinfo`,
    scopes_supported: scopesSupported,
    grant_types_supported: ["authorization_code", "client_credentials", "refresh_token"],
    response_types_supported: ["code"],
    token_endpoint_auth_methods_supported: ["client_secret_basic", "client_secret_post"],
    id_token_signing_alg_values_supported: ["RS256"],
    subject_types_supported: ["public"],
    code_challenge_methods_supported: ["S256"],
  });
}

export const showKeys = (store: Store): Answer => jsonAnswer(200, { keys: [publicJwk(store)] });
