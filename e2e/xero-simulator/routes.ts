import { giveAccessToken } from "./access-token";
import { callApi, isApiCall } from "./api-call";
import { answerConsent, showConsent } from "./authorize";
import { addCertificateFromForm, addRedirectUriFromForm, setApprovalFromForm, showApps } from "./front-page";
import { type Answer, formAnswer, type Request, textAnswer } from "./http";
import { answerConsent as answerOAuth2Consent, showConsent as showOAuth2Consent } from "./oauth2/authorize";
import { deleteConnection, listConnections } from "./oauth2/connections-call";
import { showDiscovery, showKeys, showUser } from "./oauth2/identity-calls";
import { revokeToken } from "./oauth2/revocation-call";
import { giveTokens } from "./oauth2/token-call";
import { OAuthProblem } from "./problem";
import { Refusal } from "./refusal";
import { giveRequestToken } from "./request-token";
import type { Store } from "./store";
import { addWebhookFromForm, checkWebhookFromForm } from "./webhooks/forms";

type Route = (store: Store, request: Request) => Answer | Promise<Answer>;

const routes: Record<string, Route> = {
  "GET /": showApps,
  "GET /oauth/RequestToken": giveRequestToken,
  "POST /oauth/RequestToken": giveRequestToken,
  "GET /oauth/Authorize": showConsent,
  "POST /oauth/Authorize": answerConsent,
  "GET /oauth/AccessToken": giveAccessToken,
  "POST /oauth/AccessToken": giveAccessToken,
  "GET /identity/connect/authorize": showOAuth2Consent,
  "POST /identity/connect/authorize": answerOAuth2Consent,
  "POST /connect/token": giveTokens,
  "POST /connect/revocation": revokeToken,
  "GET /connect/userinfo": showUser,
  "GET /.well-known/openid-configuration": showDiscovery,
  "GET /.well-known/openid-configuration/jwks": showKeys,
  "GET /connections": listConnections,
};

/** The rest, whose addresses end in something that changes. */
const families: [RegExp, (store: Store, request: Request, name: string) => Answer | Promise<Answer>][] = [
  [/^POST \/apps\/([^/]+)\/certificates$/, addCertificateFromForm],
  [/^POST \/apps\/([^/]+)\/redirect-uris$/, addRedirectUriFromForm],
  [/^POST \/apps\/([^/]+)\/webhook$/, addWebhookFromForm],
  [/^POST \/apps\/([^/]+)\/webhook\/check$/, checkWebhookFromForm],
  [/^POST \/apps\/([^/]+)\/approval$/, setApprovalFromForm],
  [/^DELETE \/connections\/([^/]+)$/, deleteConnection],
];

/** What the provider answers when nothing is bent. */
export async function answerTo(store: Store, request: Request): Promise<Answer> {
  try {
    return await routeOf(request)(store, request);
  } catch (error) {
    if (error instanceof OAuthProblem) return formAnswer(error.status, error.fields);
    if (error instanceof Refusal) return error.answer;
    throw error;
  }
}

function routeOf(request: Request): Route {
  if (isApiCall(request)) return callApi;
  const address = `${request.method} ${request.url.pathname}`;
  return routes[address] ?? familyRoute(address) ?? notFound;
}

function familyRoute(address: string): Route | undefined {
  for (const [pattern, handle] of families) {
    const name = pattern.exec(address)?.[1];
    if (name !== undefined) return (store, request) => handle(store, request, name);
  }
  return undefined;
}

const notFound = () => textAnswer(404, "Not found");
