import { allow, decline, openRequestToken } from "./consent";
import { type Answer, jsonAnswer, type Request } from "./http";
import { ControlError, type Fields, readFields, text, texts, whole } from "./json";
import type { AccessToken } from "./model";
import { consentTo } from "./oauth2/control";
import { describeToken, expireGrants, revokeGrants, type Selection } from "./oauth2/control-tokens";
import { organisations } from "./organisations";
import type { Store } from "./store";

export function expireTokens(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const tokens = chosen(store, fields);
  for (const token of tokens) token.expiresAt = store.now();
  const others = expireGrants(store, selection(fields), fields["refresh"] === true);
  return jsonAnswer(200, { tokens: tokens.length + others });
}

/** As if the user had disconnected the app in Xero. */
export function revokeTokens(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const tokens = chosen(store, fields);
  for (const token of tokens) token.state = "revoked";
  return jsonAnswer(200, { tokens: tokens.length + revokeGrants(store, selection(fields)) });
}

export function checkTokens(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const names = texts(fields, "tokens");
  if (names) return jsonAnswer(200, { results: names.map((name) => check(store, name)) });
  return jsonAnswer(200, check(store, text(fields, "token") ?? ""));
}

function check(store: Store, name: string): object {
  const token = store.accessToken(name);
  if (!token) return describeToken(store, name) ?? { known: false, live: false };
  const expired = token.expiresAt <= store.now();
  return {
    known: true,
    live: token.state === "live" && !expired,
    state: token.state,
    expired,
    key: token.appKey,
    organisation: token.organisation,
    expiresAt: new Date(token.expiresAt).toISOString(),
  };
}

/** The user's answer without a browser. */
export function consent(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const authorizeUrl = text(fields, "authorizeUrl");
  if (authorizeUrl !== undefined) return consentTo(store, authorizeUrl, fields);
  const token = openRequestToken(store, text(fields, "requestToken"));
  if (!token) throw new ControlError(404, "No request token that waits for an answer");
  if (fields["decline"] === true) return jsonAnswer(200, { location: decline(token) });
  const index = whole(fields, "organisation") ?? 0;
  if (!organisations[index]) throw new ControlError(400, "No such organisation");
  return jsonAnswer(200, allow(token, index));
}

const selection = (fields: Fields): Selection => ({
  key: text(fields, "key"),
  organisation: whole(fields, "organisation"),
});

function chosen(store: Store, fields: Fields): AccessToken[] {
  const { key, organisation } = selection(fields);
  return store.state.accessTokens.filter(
    (token) =>
      token.state === "live" &&
      (key === undefined || token.appKey === key) &&
      (organisation === undefined || token.organisation === organisation),
  );
}
