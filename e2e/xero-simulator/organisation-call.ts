import { formAnswer } from "./http";
import type { Answer, Request } from "./http";
import { organisationAnswer } from "./organisation-answer";
import { organisations } from "./organisations";
import { OAuthProblem } from "./problem";
import { countCall } from "./rate-limit";
import type { Store } from "./store";
import { need, verifyRequest } from "./verification";

/** The API call by which a connection is known to work. */
export function readOrganisation(store: Store, request: Request): Answer {
  const { app, oauth } = verifyRequest(store, request, (parameters) => {
    const name = need(parameters, "oauth_token");
    return (store.accessToken(name) ?? store.requestToken(name))?.secret ?? reject(name);
  });
  const name = need(oauth, "oauth_token");
  const token = store.accessToken(name);
  if (!token || token.appKey !== app.key || token.state !== "live") return reject(name);
  if (token.expiresAt <= store.now()) throw new OAuthProblem("token_expired", "The access token has expired");
  const organisation = organisations[token.organisation] ?? reject(name);
  const { exceeded } = countCall(store, app.key, organisation.OrganisationID);
  if (exceeded) return limited(exceeded);
  return organisationAnswer(store, request, { app, organisation });
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
