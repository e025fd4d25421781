import { formAnswer } from "./http";
import type { Answer, Request } from "./http";
import { holderOf } from "./model";
import type { AccessToken, App, RequestToken } from "./model";
import { organisations } from "./organisations";
import { OAuthProblem } from "./problem";
import { newHandle, newToken } from "./random";
import type { Store } from "./store";
import { need, verifyRequest } from "./verification";

const lifetimeSeconds = 1800;
const authorisationSeconds = 315_360_000;

/** Step three: the exchange of a consented request token, or the renewal of a partner app's access token. */
export function giveAccessToken(store: Store, request: Request): Answer {
  const { app, oauth } = verifyRequest(store, request, (parameters) => {
    const name = need(parameters, "oauth_token");
    return (store.requestToken(name) ?? store.accessToken(name))?.secret ?? reject(unexpected(name));
  });
  const name = need(oauth, "oauth_token");
  return oauth.has("oauth_session_handle")
    ? renew(store, app, name, need(oauth, "oauth_session_handle"))
    : exchange(store, app, name, need(oauth, "oauth_verifier"));
}

function exchange(store: Store, app: App, name: string, verifier: string): Answer {
  const token = store.requestToken(name);
  if (!token || token.appKey !== app.key || token.used) return reject(unexpected(name));
  if (token.expiresAt <= store.now()) throw new OAuthProblem("token_expired", "The request token has expired");
  const organisation = consentedOrganisation(token, verifier);
  token.used = true;
  const handle = app.kind === "partner" ? { handle: newHandle() } : {};
  return issue(store, {
    appKey: app.key,
    organisation,
    ...handle,
    authorisedUntil: store.now() + authorisationSeconds * 1000,
  });
}

function consentedOrganisation({ consent }: RequestToken, verifier: string): number {
  if (!consent || consent === "declined" || consent.verifier !== verifier) {
    return reject("The Request could not be verified");
  }
  return consent.organisation;
}

/** Works for expired tokens too, but only for the latest one; it dies at once. */
function renew(store: Store, app: App, name: string, handle: string): Answer {
  const old = store.accessToken(name);
  if (!old || old.appKey !== app.key || old.state !== "live" || old.handle !== handle) return reject(unexpected(name));
  if (old.authorisedUntil <= store.now()) throw new OAuthProblem("token_rejected", "The authorisation has expired");
  return issue(store, {
    appKey: old.appKey,
    organisation: old.organisation,
    handle,
    authorisedUntil: old.authorisedUntil,
  });
}

/** One living token for each app and organisation: a new one ends the one before. */
function issue(
  store: Store,
  grant: Pick<AccessToken, "appKey" | "organisation" | "handle" | "authorisedUntil">,
): Answer {
  const { accessTokens } = store.state;
  for (const each of accessTokens.of("holder", holderOf(grant))) if (each.state === "live") each.state = "replaced";
  const [token, secret] = [newToken(), newToken()];
  accessTokens.add({ ...grant, token, secret, expiresAt: store.now() + lifetimeSeconds * 1000, state: "live" });
  return formAnswer(200, {
    oauth_token: token,
    oauth_token_secret: secret,
    oauth_expires_in: String(lifetimeSeconds),
    ...(grant.handle && {
      oauth_session_handle: grant.handle,
      oauth_authorization_expires_in: String(Math.ceil((grant.authorisedUntil - store.now()) / 1000)),
    }),
    xero_org_muid: organisations[grant.organisation]?.APIKey ?? "",
  });
}

const unexpected = (name: string) => `Token ${name} does not match an expected REQUEST token`;

function reject(advice: string): never {
  throw new OAuthProblem("token_rejected", advice);
}
