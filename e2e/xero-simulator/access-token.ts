import { type Answer, formAnswer, type Request } from "./http";
import { addAccessToken, type Consented, newConsent } from "./token-lifecycle";
import type { App, RequestToken } from "./model";
import { organisationAt } from "./organisations";
import { OAuthProblem } from "./problem";
import type { Store } from "./store";
import { need, verifyRequest } from "./verification";

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
  return issue(store, newConsent(store, app, organisation));
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
  store.tally.add(app.key, "renewals");
  return issue(store, {
    appKey: old.appKey,
    organisation: old.organisation,
    handle,
    authorisedUntil: old.authorisedUntil,
  });
}

function issue(store: Store, grant: Consented): Answer {
  const { accessTokenSeconds } = store.state.limits;
  const { token, secret } = addAccessToken(store, grant, accessTokenSeconds);
  return formAnswer(200, {
    oauth_token: token,
    oauth_token_secret: secret,
    oauth_expires_in: String(accessTokenSeconds),
    ...(grant.handle && {
      oauth_session_handle: grant.handle,
      oauth_authorization_expires_in: String(Math.ceil((grant.authorisedUntil - store.now()) / 1000)),
    }),
    xero_org_muid: organisationAt(grant.organisation).APIKey,
  });
}

const unexpected = (name: string) => `Token ${name} does not match an expected REQUEST token`;

function reject(advice: string): never {
  throw new OAuthProblem("token_rejected", advice);
}
