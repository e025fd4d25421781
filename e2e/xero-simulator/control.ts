import { approveSamples } from "./apps";
import { addAppCertificate, addAppRedirectUri, createApp, listApps, setAppApproval } from "./control-apps";
import { addFault, clearFaults } from "./control-faults";
import { seedGrants } from "./control-grants";
import { checkTokens, consent, expireTokens, revokeTokens } from "./control-tokens";
import { type Answer, jsonAnswer, type Request } from "./http";
import { ControlError, readFields, whole } from "./json";
import { addConnections, ageConnections, listAllConnections, removeConnections } from "./oauth2/control";
import { users } from "./oauth2/users";
import { organisations } from "./organisations";
import type { Store } from "./store";
import { change, checkWebhook, registerWebhook, repeatWebhook, retryWebhooks, showWebhook } from "./webhooks/control";

type Handler = (store: Store, request: Request) => Answer | Promise<Answer>;

const done = () => jsonAnswer(200, {});

const handlers: Record<string, Handler> = {
  "GET /control/apps": listApps,
  "POST /control/apps": createApp,
  "GET /control/organisations": () => jsonAnswer(200, { organisations }),
  "GET /control/users": () => jsonAnswer(200, { users }),
  "GET /control/connections": listAllConnections,
  "POST /control/connections/remove": removeConnections,
  "POST /control/connections/add": addConnections,
  "POST /control/connections/age": ageConnections,
  "GET /control/requests": (store, { url }) => jsonAnswer(200, { requests: recorded(store, url).ofKey }),
  "DELETE /control/requests": (store, { url }) => {
    store.state.requests = recorded(store, url).others;
    return done();
  },
  "POST /control/grants": seedGrants,
  "POST /control/faults": addFault,
  "DELETE /control/faults": clearFaults,
  "POST /control/limits": setLimits,
  "GET /control/tally": ({ tally }, { url }) => jsonAnswer(200, tally.read(url.searchParams.get("key"))),
  "DELETE /control/tally": ({ tally }) => {
    tally.reset();
    return done();
  },
  "POST /control/clock": (store, { body }) => {
    store.state.offsetSeconds = whole(readFields(body), "offsetSeconds") ?? 0;
    return jsonAnswer(200, { now: new Date(store.now()).toISOString() });
  },
  "POST /control/tokens/expire": expireTokens,
  "POST /control/tokens/revoke": revokeTokens,
  "POST /control/tokens/check": checkTokens,
  "POST /control/consent": consent,
  "POST /control/changes": change,
  "GET /control/webhooks": showWebhook,
  "POST /control/webhooks": registerWebhook,
  "POST /control/webhooks/check": checkWebhook,
  "POST /control/webhooks/retry": retryWebhooks,
  "POST /control/webhooks/repeat": repeatWebhook,
  "POST /control/reset": (store) => {
    store.reset();
    approveSamples(store);
    return done();
  },
};

const partsOfApps: Record<string, (store: Store, request: Request, key: string) => Answer> = {
  certificates: addAppCertificate,
  "redirect-uris": addAppRedirectUri,
  approval: setAppApproval,
};

/** The strings behind the stage: what tests pull and Xero never had. */
export async function control(store: Store, request: Request): Promise<Answer> {
  const address = `${request.method} ${request.url.pathname}`;
  const [, key, part = ""] = /^POST \/control\/apps\/([^/]+)\/([a-z-]+)$/.exec(address) ?? [];
  const ofApp = partsOfApps[part];
  try {
    if (key && ofApp) return ofApp(store, request, key);
    const handler = handlers[address];
    if (!handler) throw new ControlError(404, "No such control call");
    return await handler(store, request);
  } catch (error) {
    if (error instanceof ControlError) return error.answer;
    throw error;
  }
}

const limitNames = [
  "perMinute",
  "perDay",
  "uncertifiedAppsPerOrganisation",
  "refreshGraceSeconds",
  "accessTokenSeconds",
] as const;

function setLimits({ state, calls }: Store, { body }: Request): Answer {
  const fields = readFields(body);
  for (const name of limitNames) {
    state.limits[name] = whole(fields, name) ?? state.limits[name];
  }
  calls.clear();
  return jsonAnswer(200, state.limits);
}

function recorded({ state }: Store, url: URL) {
  const key = url.searchParams.get("key");
  const isMeant = (each: { key: string | null }) => key === null || each.key === key;
  return { ofKey: state.requests.filter(isMeant), others: state.requests.filter((each) => !isMeant(each)) };
}
