import { addCertificate } from "./apps";
import { escapeMarkup } from "./encoding";
import { type Answer, redirect, type Request } from "./http";
import type { App } from "./model";
import { approve, approvedConnection, withdraw } from "./oauth2/custom-connection";
import { addRedirectUri } from "./oauth2/redirect-uris";
import { organisationAt, organisations } from "./organisations";
import { page } from "./page";
import type { Store } from "./store";
import { webhookForms } from "./webhooks/forms";

/** What a developer would look up on Xero's own site; apps that tests make stay out of it. */
export function showApps(store: Store): Answer {
  const sections = store.state.apps.filter((app) => app.sample).map((app) => section(store, app));
  const what = "This stands in for Xero, to try and test connections with. These apps are registered with it.";
  return page(200, "Apps", `<p>${what}</p>${sections.join("")}`);
}

export function addCertificateFromForm(store: Store, request: Request, key: string): Answer {
  const app = store.app(key);
  const added = app && addCertificate(app, new URLSearchParams(request.body).get("certificate") ?? "");
  return added ? redirect("/") : refused("That is no certificate with an RSA key.");
}

export function addRedirectUriFromForm(store: Store, request: Request, key: string): Answer {
  const app = store.oauth2App(key);
  const added = app && addRedirectUri(app, new URLSearchParams(request.body).get("redirectUri") ?? "");
  return added ? redirect("/") : refused("A redirect URI begins with https://, or with http://localhost.");
}

/** What the user does whom the developer named: follows the link in Xero's mail, or disconnects it later. */
export function setApprovalFromForm(store: Store, request: Request, key: string): Answer {
  const app = store.oauth2App(key);
  if (app?.kind !== "custom") return refused("There is no such custom connection.");
  const id = new URLSearchParams(request.body).get("organisation");
  const organisation = organisations.findIndex(({ OrganisationID }) => OrganisationID === id);
  if (organisation < 0) withdraw(store, app);
  else approve(store, app, 0, organisation);
  return redirect("/");
}

const refused = (why: string) => page(400, "Not registered", `<p>${why} Go back and try again.</p>`);

function section(store: Store, app: App): string {
  const list = Object.entries(facts(store, app)).map(
    ([name, value]) => `<dt>${name}</dt><dd>${escapeMarkup(value)}</dd>`,
  );
  return `<section><h2>${escapeMarkup(app.name)}</h2><dl>${list.join("")}</dl>${form(app)}${app.protocol === "oauth2" ? webhookForms(app) : ""}</section>`;
}

function facts(store: Store, app: App): Record<string, string> {
  if (app.kind === "custom") return customFacts(store, app);
  return app.protocol === "oauth1" ? oauth1Facts(app) : oauth2Facts(app);
}

const oauth1Facts = (app: App) => ({
  Kind: app.kind,
  Protocol: "OAuth 1.0a",
  Key: app.key,
  Secret: app.secret,
  "Callback domain": app.callbackDomains.join(", "),
  Certificates: String(app.certificates.length),
});

const oauth2Facts = (app: App) => ({
  Kind: app.kind === "partner" ? "certified" : "uncertified",
  Protocol: "OAuth 2.0",
  Tier: app.tier,
  "Client id": app.key,
  "Client secret": app.secret,
  "Redirect URIs": app.redirectUris.join(", "),
});

function customFacts(store: Store, app: App) {
  const approved = approvedConnection(store, app);
  return {
    Kind: "custom connection",
    Protocol: "OAuth 2.0, client credentials",
    "Client id": app.key,
    "Client secret": app.secret,
    Scopes: (app.scopes ?? []).join(" "),
    "Approved for": approved ? organisationAt(approved.connection.organisation).Name : "no organisation yet",
  };
}

function form({ key, kind, protocol }: App): string {
  if (kind === "custom") {
    const options = organisations.map(
      ({ OrganisationID, Name }) => `<option value="${OrganisationID}">${escapeMarkup(Name)}</option>`,
    );
    return inForm(
      `${key}/approval`,
      `<label for="approval-${key}">Approve for</label>
<select id="approval-${key}" name="organisation">${options.join("")}<option value="">no organisation: withdraw</option></select>
<button type="submit">Save</button>`,
    );
  }
  if (protocol === "oauth2") {
    return inForm(
      `${key}/redirect-uris`,
      `<label for="uri-${key}">Redirect URI</label>
<input id="uri-${key}" name="redirectUri" type="url" required><button type="submit">Add redirect URI</button>`,
    );
  }
  if (kind === "public") return "";
  return inForm(
    `${key}/certificates`,
    `<label for="pem-${key}">Certificate (PEM)</label>
<textarea id="pem-${key}" name="certificate" rows="4" required spellcheck="false"></textarea>
<button type="submit">Register certificate</button>`,
  );
}

const inForm = (address: string, markup: string) => `<form method="post" action="/apps/${address}">${markup}</form>`;
