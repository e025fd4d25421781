import { escapeMarkup } from "../encoding";
import type { Answer } from "../http";
import { organisations } from "../organisations";
import { page } from "../page";
import type { AuthorizationRequest } from "./authorization-request";
import { reachesOrganisations } from "./scopes";
import { fullName, type User, users } from "./users";

export interface Choice {
  request: AuthorizationRequest;
  /** As it came, to be carried through the form. */
  query: URLSearchParams;
  user: number;
  connected: number[];
}

export function consentPage({ request, query, user, connected }: Choice): Answer {
  const person = users[user] as User;
  const asked = new URLSearchParams(query);
  asked.delete("simulated_user");
  const mine = person.organisations.map((index) => option(index, request.many, connected));
  const legend = request.many ? "Organisations" : "Organisation";
  const choice = `<fieldset><legend>${legend}</legend>${mine.join("")}</fieldset>`;
  return page(
    200,
    "Allow access",
    `<p><strong>${escapeMarkup(request.app.name)}</strong> wants access to your data at Xero:</p>
<ul>${request.scopes.map((scope) => `<li><code>${escapeMarkup(scope)}</code></li>`).join("")}</ul>
${whoIsThere(asked, user)}
<form method="post" action="/identity/connect/authorize">
<input type="hidden" name="request" value="${escapeMarkup(asked.toString())}"><input type="hidden" name="user" value="${user}">
${reachesOrganisations(request.scopes) ? choice : ""}
<div class="buttons"><button class="main" type="submit" name="decision" value="allow">Allow access</button>
<button type="submit" name="decision" value="cancel">Cancel</button></div></form>`,
  );
}

/** Signing in is a link, since nothing is secret here. */
function whoIsThere(asked: URLSearchParams, user: number): string {
  const others = users.flatMap((each, index) => {
    if (index === user) return [];
    const address = new URLSearchParams([...asked, ["simulated_user", String(index)]]);
    return [`<a href="?${escapeMarkup(address.toString())}">${fullName(each)}</a>`];
  });
  const name = fullName(users[user] as User);
  return `<p>Signed in as <strong>${name}</strong>. <span class="soft">Sign in as ${others.join(" or ")} instead.</span></p>`;
}

function option(index: number, many: boolean, connected: number[]): string {
  const { Name = "", CountryCode = "", BaseCurrency = "" } = organisations[index] ?? {};
  const note = `${CountryCode}, ${BaseCurrency}${connected.includes(index) ? ", connected" : ""}`;
  const kind = many ? "checkbox" : "radio";
  // A user who has an organisation connected may go on without choosing another.
  const required = !many && connected.length === 0 ? " required" : "";
  return `<label class="choice"><input type="${kind}" name="organisation" value="${index}"${required}>
<span>${escapeMarkup(Name)} <small>${note}</small></span></label>`;
}
