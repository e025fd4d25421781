import { type Answer, redirect, type Request } from "../http";
import type { Store } from "../store";
import { readAuthorizationRequest } from "./authorization-request";
import { connectionsOf } from "./connections";
import { allow, decline } from "./consent";
import { consentPage } from "./consent-page";
import { users } from "./users";

export function showConsent(store: Store, { url }: Request): Answer {
  const query = url.searchParams;
  const request = readAuthorizationRequest(store, query);
  const asked = Number(query.get("simulated_user") ?? 0);
  const user = users[asked] ? asked : 0;
  const connected = connectionsOf(store, request.app.key, user).map((each) => each.organisation);
  return consentPage({ request, query, user, connected });
}

export function answerConsent(store: Store, { body }: Request): Answer {
  const form = new URLSearchParams(body);
  const request = readAuthorizationRequest(store, new URLSearchParams(form.get("request") ?? ""));
  if (form.get("decision") !== "allow") return redirect(decline(request));
  const chosen = [...new Set(form.getAll("organisation").map(Number))];
  return redirect(allow(store, request, Number(form.get("user") ?? 0), chosen));
}
