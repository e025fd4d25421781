import { allow, decline, openRequestToken } from "./consent";
import { escapeMarkup } from "./encoding";
import { type Answer, redirect, type Request } from "./http";
import { organisations } from "./organisations";
import { page } from "./page";
import type { Store } from "./store";

const gone = () =>
  page(
    400,
    "This request cannot be used",
    "<p>It is unknown, already answered or too old. Start again from the app.</p>",
  );

/** Step two, in the user's browser. */
export function showConsent(store: Store, { url }: Request): Answer {
  const token = openRequestToken(store, url.searchParams.get("oauth_token"));
  if (!token) return gone();
  const hidden = { oauth_token: token.token, redirectOnError: url.searchParams.get("redirectOnError") ?? "" };
  const app = escapeMarkup(store.app(token.appKey)?.name ?? "");
  return page(
    200,
    "Allow access",
    `<p><strong>${app}</strong> wants access to one of your organisations.</p>
<form method="post" action="/oauth/Authorize">${Object.entries(hidden).map(hiddenField).join("")}
<fieldset><legend>Organisation</legend>${organisations.map(choice).join("")}</fieldset>
<div class="buttons"><button class="main" type="submit" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="cancel">Cancel</button></div></form>`,
  );
}

export function answerConsent(store: Store, { body }: Request): Answer {
  const form = new URLSearchParams(body);
  const token = openRequestToken(store, form.get("oauth_token"));
  if (!token) return gone();
  if (form.get("decision") !== "allow") {
    const location = decline(token);
    if (location && form.get("redirectOnError") === "true") return redirect(location);
    return page(200, "Access was not allowed", "<p>You can close this page.</p>");
  }
  const index = Number(form.get("organisation") ?? "x");
  if (!organisations[index]) return page(400, "No such organisation", "<p>Go back and choose one.</p>");
  const { location, verifier } = allow(token, index);
  if (location) return redirect(location);
  return page(200, "Access allowed", `<p>Enter this code in the app: <strong><code>${verifier}</code></strong></p>`);
}

const hiddenField = ([name, value]: [string, string]) =>
  `<input type="hidden" name="${name}" value="${escapeMarkup(value)}">`;

const choice = (each: (typeof organisations)[number], index: number) =>
  `<label class="choice"><input type="radio" name="organisation" value="${index}" required${index === 0 ? " checked" : ""}>
<span>${escapeMarkup(each.Name)} <small>${each.CountryCode}, ${each.BaseCurrency}</small></span></label>`;
