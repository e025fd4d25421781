import { type Answer, formAnswer, type Request } from "./http";
import type { App } from "./model";
import { OAuthProblem } from "./problem";
import { newToken } from "./random";
import type { Store } from "./store";
import { verifyRequest } from "./verification";

const lifetimeMs = 15 * 60_000;

/** Temporary credentials: step one, between the servers. */
export function giveRequestToken(store: Store, request: Request): Answer {
  const { app, oauth } = verifyRequest(store, request, () => "");
  const callback = oauth.get("oauth_callback") ?? "oob";
  if (!callbackAllowed(app, callback)) {
    throw new OAuthProblem("parameter_rejected", "Callback url is not the registered callback domain");
  }
  const [token, secret] = [newToken(), newToken()];
  const expiresAt = store.now() + lifetimeMs;
  store.state.requestTokens.add({ token, secret, appKey: app.key, callback, expiresAt, used: false });
  return formAnswer(200, { oauth_token: token, oauth_token_secret: secret, oauth_callback_confirmed: "true" });
}

/** The registered domain itself, or anything below it. */
function callbackAllowed(app: App, callback: string): boolean {
  if (callback === "oob") return true;
  if (!/^https?:\/\//i.test(callback) || !URL.canParse(callback)) return false;
  const { hostname } = new URL(callback);
  return app.callbackDomains.some((domain) => hostname === domain || hostname.endsWith(`.${domain}`));
}
