import { randomBytes, randomUUID } from "node:crypto";
import { withParameters } from "../consent";
import { hashOf } from "../random";
import type { Store } from "../store";
import type { AuthorizationRequest } from "./authorization-request";
import { connect, connectionsOf } from "./connections";
import { PageRefusal } from "./refusals";
import { reachesOrganisations } from "./scopes";
import { users } from "./users";

const codeLifeMs = 5 * 60_000;

/** The user's yes: connects at once and gives the address to go back to, with a code. */
export function allow(store: Store, request: AuthorizationRequest, user: number, chosen: number[]): string {
  const { app, scopes, redirectUri, challenge, nonce } = request;
  checkChoice(store, request, user, chosen);
  const authEventId = randomUUID();
  connect(store, { app, user, authEventId }, chosen);
  const code = randomBytes(32).toString("base64url");
  const sessionId = randomBytes(16).toString("hex");
  const { grants, codes } = store.state.oauth2;
  const grantId = randomUUID();
  const authenticatedAt = store.now();
  grants.add({ id: grantId, appKey: app.key, user, scopes, authEventId, sessionId, authenticatedAt, revoked: false });
  codes.add({
    hash: hashOf(code),
    grantId,
    redirectUri,
    ...(challenge !== null && { challenge }),
    ...(nonce !== null && { nonce }),
    expiresAt: store.now() + codeLifeMs,
    used: false,
  });
  return back(request, { code, scope: scopes.join(" "), session_state: `${hashOf(sessionId)}.${sessionId}` });
}

export const decline = (request: AuthorizationRequest) => back(request, { error: "access_denied" });

function checkChoice(store: Store, { app, scopes, many }: AuthorizationRequest, user: number, chosen: number[]): void {
  const person = users[user];
  if (!person || !chosen.every((each) => person.organisations.includes(each))) {
    throw new PageRefusal("invalid_request", "No such organisation");
  }
  if (chosen.length > 1 && !many) throw new PageRefusal("invalid_request", "Only one organisation can be chosen");
  const connected = connectionsOf(store, app.key, user).length;
  if (reachesOrganisations(scopes) && chosen.length === 0 && connected === 0) {
    throw new PageRefusal("invalid_request", "No organisation was chosen");
  }
}

const back = ({ redirectUri, state }: AuthorizationRequest, answer: Record<string, string>) =>
  withParameters(redirectUri, { ...answer, ...(state !== null && { state }) });
