import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer, type Request } from "../http";
import { ControlError, type Fields, readFields, text, whole, wholes } from "../json";
import { organisationAt, organisations } from "../organisations";
import type { Store } from "../store";
import { type AuthorizationRequest, readAuthorizationRequest } from "./authorization-request";
import { addConnection, disconnect } from "./connections";
import { allow, decline } from "./consent";
import { PageRefusal } from "./refusals";

/** The user's answer without a browser; what Xero's own page would say comes as an error. */
export function consentTo(store: Store, authorizeUrl: string, fields: Fields): Answer {
  if (!URL.canParse(authorizeUrl)) throw new ControlError(400, "authorizeUrl has to be an address");
  const chosen = wholes(fields, "organisations") ?? [whole(fields, "organisation") ?? 0];
  try {
    const request = readAuthorizationRequest(store, new URL(authorizeUrl).searchParams);
    const refuses = fields["decline"] === true;
    const location = refuses
      ? decline(request)
      : allow(store, narrowed(request, fields), whole(fields, "user") ?? 0, chosen);
    return jsonAnswer(200, { location });
  } catch (error) {
    if (error instanceof PageRefusal) throw new ControlError(400, `${error.error}: ${error.description}`);
    throw error;
  }
}

/** As when Xero grants less than was asked for: what it grants is in the tokens. */
function narrowed(request: AuthorizationRequest, { scopes }: Fields): AuthorizationRequest {
  return Array.isArray(scopes)
    ? { ...request, scopes: request.scopes.filter((scope) => scopes.includes(scope)) }
    : request;
}

export function listAllConnections({ state }: Store, { url }: Request): Answer {
  const key = url.searchParams.get("key");
  const connections = state.oauth2.connections
    .filter((each) => key === null || each.appKey === key)
    .map(({ id, appKey, user, organisation }) => {
      const tenantId = organisationAt(organisation).OrganisationID;
      return { id, key: appKey, user, organisation, tenantId };
    });
  return jsonAnswer(200, { connections });
}

/** As when a user disconnects the app on Xero's side: nobody tells the app. */
export function removeConnections(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const [key, user, organisation] = [text(fields, "key"), whole(fields, "user"), whole(fields, "organisation")];
  const connections = disconnect(
    store,
    (each) =>
      (key === undefined || each.appKey === key) &&
      (user === undefined || each.user === user) &&
      (organisation === undefined || each.organisation === organisation),
  );
  return jsonAnswer(200, { connections });
}

/** As when a user has connected so many made-up organisations to an app before, by a consent of their own. */
export function addConnections(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const [appKey, user, count] = [text(fields, "key") ?? "", whole(fields, "user") ?? 0, whole(fields, "count") ?? 0];
  const authEventId = randomUUID();
  for (let n = 0; n < count; n++)
    addConnection(store, { appKey, user, organisation: organisations.length + n, authEventId });
  return jsonAnswer(200, { connections: count });
}

/** As when an app's organisations were connected so many seconds earlier. */
export function ageConnections(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const [key, seconds] = [text(fields, "key"), whole(fields, "seconds") ?? 0];
  const connections = store.state.oauth2.connections.filter((each) => each.appKey === key);
  const at = store.now() - seconds * 1000;
  for (const each of connections) Object.assign(each, { createdAt: at, updatedAt: at });
  return jsonAnswer(200, { connections: connections.length });
}
