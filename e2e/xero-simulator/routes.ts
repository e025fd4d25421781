import { giveAccessToken } from "./access-token";
import { answerConsent, showConsent } from "./authorize";
import { registerFromForm, showApps } from "./front-page";
import { formAnswer, textAnswer } from "./http";
import type { Answer, Request } from "./http";
import { readOrganisation } from "./organisation-call";
import { OAuthProblem } from "./problem";
import { giveRequestToken } from "./request-token";
import type { Store } from "./store";

const routes: Record<string, (store: Store, request: Request) => Answer> = {
  "GET /": showApps,
  "GET /oauth/RequestToken": giveRequestToken,
  "POST /oauth/RequestToken": giveRequestToken,
  "GET /oauth/Authorize": showConsent,
  "POST /oauth/Authorize": answerConsent,
  "GET /oauth/AccessToken": giveAccessToken,
  "POST /oauth/AccessToken": giveAccessToken,
  "GET /api.xro/2.0/Organisation": readOrganisation,
};

/** What the provider answers when nothing is bent. */
export function answerTo(store: Store, request: Request): Answer {
  const address = `${request.method} ${request.url.pathname}`;
  const [, key] = /^POST \/apps\/([^/]+)\/certificates$/.exec(address) ?? [];
  if (key) return registerFromForm(store, request, key);
  try {
    return routes[address]?.(store, request) ?? textAnswer(404, "Not found");
  } catch (error) {
    if (error instanceof OAuthProblem) return formAnswer(error.status, error.fields);
    throw error;
  }
}
