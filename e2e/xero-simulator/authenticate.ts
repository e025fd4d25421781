import { type Answer, formAnswer, type Request } from "./http";
import type { App } from "./model";
import { type Organisation, organisationAt } from "./organisations";
import { OAuthProblem } from "./problem";
import { countCall } from "./rate-limit";
import { Refusal } from "./refusal";
import type { Store } from "./store";
import { need, verifyRequest } from "./verification";

/** Who calls the API, for which organisation. */
export interface Admitted {
  app: App;
  organisation: Organisation;
}

/** What stands before every call of the API over OAuth 1.0a. */
export function admit(store: Store, request: Request): Admitted {
  const { app, oauth } = verifyRequest(store, request, (parameters) => {
    const name = need(parameters, "oauth_token");
    return (store.accessToken(name) ?? store.requestToken(name))?.secret ?? reject(name);
  });
  const name = need(oauth, "oauth_token");
  const token = store.accessToken(name);
  if (!token || token.appKey !== app.key || token.state !== "live") return reject(name);
  if (token.expiresAt <= store.now()) throw new OAuthProblem("token_expired", "The access token has expired");
  const organisation = organisationAt(token.organisation);
  const { exceeded } = countCall(store, app.key, organisation.OrganisationID);
  if (exceeded) throw new Refusal(limited(exceeded));
  return { app, organisation };
}

/** OAuth 1.0a told which limit it was, and not how long to wait (xero-protocol.md, A.7). */
function limited(exceeded: "Minute" | "Day"): Answer {
  const { status, fields } = new OAuthProblem("rate limit exceeded", "please wait before retrying the xero api");
  const answer = formAnswer(status, fields);
  return { ...answer, headers: { ...answer.headers, "x-rate-limit-problem": exceeded } };
}

function reject(name: string): never {
  throw new OAuthProblem("token_rejected", `Token ${name} does not match an expected ACCESS token`);
}
