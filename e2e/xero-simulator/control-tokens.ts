import { allow, decline, openRequestToken } from "./consent";
import { jsonAnswer } from "./http";
import type { Answer, Request } from "./http";
import { ControlError, readFields, text, whole } from "./json";
import type { AccessToken } from "./model";
import { organisations } from "./organisations";
import type { Store } from "./store";

export function expireTokens(store: Store, request: Request): Answer {
  const tokens = chosen(store, request);
  for (const token of tokens) token.expiresAt = store.now();
  return jsonAnswer(200, { tokens: tokens.length });
}

/** As if the user had disconnected the app in Xero. */
export function revokeTokens(store: Store, request: Request): Answer {
  const tokens = chosen(store, request);
  for (const token of tokens) token.state = "revoked";
  return jsonAnswer(200, { tokens: tokens.length });
}

export function checkToken(store: Store, request: Request): Answer {
  const token = store.accessToken(text(readFields(request.body), "token"));
  if (!token) return jsonAnswer(200, { known: false, live: false });
  const expired = token.expiresAt <= store.now();
  return jsonAnswer(200, {
    known: true,
    live: token.state === "live" && !expired,
    state: token.state,
    expired,
    key: token.appKey,
    organisation: token.organisation,
    expiresAt: new Date(token.expiresAt).toISOString(),
  });
}

/** The user's answer without a browser. */
export function consent(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const token = openRequestToken(store, text(fields, "requestToken"));
  if (!token) throw new ControlError(404, "No request token that waits for an answer");
  if (fields["decline"] === true) return jsonAnswer(200, { location: decline(token) });
  const index = whole(fields, "organisation") ?? 0;
  if (!organisations[index]) throw new ControlError(400, "No such organisation");
  return jsonAnswer(200, allow(token, index));
}

function chosen(store: Store, request: Request): AccessToken[] {
  const fields = readFields(request.body);
  const [key, organisation] = [text(fields, "key"), whole(fields, "organisation")];
  return store.state.accessTokens.filter(
    (token) =>
      token.state === "live" &&
      (key === undefined || token.appKey === key) &&
      (organisation === undefined || token.organisation === organisation),
  );
}
