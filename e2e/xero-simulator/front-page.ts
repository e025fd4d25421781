import { addCertificate } from "./apps";
import { escapeMarkup } from "./encoding";
import { redirect } from "./http";
import type { Answer, Request } from "./http";
import type { App } from "./model";
import { page } from "./page";
import type { Store } from "./store";

/** What a developer would look up on Xero's own site. */
export function showApps(store: Store): Answer {
  const sections = store.state.apps.map((app) => section(app));
  return page(200, "Apps", `<p>Connect with one of these.</p>${sections.join("")}`);
}

export function registerFromForm(store: Store, request: Request, key: string): Answer {
  const app = store.app(key);
  const added = app && addCertificate(app, new URLSearchParams(request.body).get("certificate") ?? "");
  if (added) return redirect("/");
  return page(400, "Not registered", "<p>That is no certificate with an RSA key. Go back and try again.</p>");
}

function section(app: App): string {
  const facts = {
    Kind: app.kind,
    Protocol: app.protocol === "oauth1" ? "OAuth 1.0a" : app.protocol,
    Key: app.key,
    Secret: app.secret,
    "Callback domain": app.callbackDomains.join(", "),
    Certificates: String(app.certificates.length),
  };
  const list = Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${escapeMarkup(value)}</dd>`);
  const form = app.kind === "partner" ? certificateForm(app) : "";
  return `<section><h2>${escapeMarkup(app.name)}</h2><dl>${list.join("")}</dl>${form}</section>`;
}

const certificateForm = ({ key }: App) =>
  `<form method="post" action="/apps/${key}/certificates"><label for="pem-${key}">Certificate (PEM)</label>
<textarea id="pem-${key}" name="certificate" rows="4" required spellcheck="false"></textarea>
<button type="submit">Register certificate</button></form>`;
