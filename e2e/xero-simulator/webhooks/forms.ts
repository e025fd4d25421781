import { escapeMarkup } from "../encoding";
import { type Answer, redirect, type Request } from "../http";
import type { App } from "../model";
import { page } from "../page";
import type { Store } from "../store";
import { checkIntentToReceive } from "./check";
import { setWebhook } from "./register";

/** What the front page has for an app's webhook: the forms, and once it is registered its key and state. */
export function webhookForms({ key, webhook }: App): string {
  const address = `/apps/${encodeURIComponent(key)}/webhook`;
  const register = `<form method="post" action="${address}">
<label for="webhook-${key}">Webhook: delivery URL</label>
<input id="webhook-${key}" name="url" type="url" required value="${escapeMarkup(webhook?.url ?? "")}">
<button type="submit">Save webhook</button></form>`;
  if (!webhook) return register;
  const facts = { "Webhooks key": webhook.key, Webhook: webhook.status };
  const list = Object.entries(facts).map(([name, value]) => `<dt>${name}</dt><dd>${escapeMarkup(value)}</dd>`);
  const check = `<form method="post" action="${address}/check"><button type="submit">Send ‘Intent to receive’</button></form>`;
  return `${register}<dl>${list.join("")}</dl>${check}`;
}

export function addWebhookFromForm(store: Store, request: Request, key: string): Answer {
  const app = store.oauth2App(key);
  const added = app && setWebhook(app, new URLSearchParams(request.body).get("url") ?? "");
  return added ? redirect("/") : refused("A webhook's URL begins with https://, or with http://localhost.");
}

export async function checkWebhookFromForm(store: Store, _request: Request, key: string): Promise<Answer> {
  const webhook = store.oauth2App(key)?.webhook;
  if (!webhook) return refused("The app has no webhook.");
  const answers = await checkIntentToReceive(webhook);
  const wrong = answers.find(({ problem }) => problem !== null);
  return wrong
    ? refused(`Signed ${wrong.signature === "right" ? "rightly" : "wrongly"}: ${wrong.problem}.`)
    : redirect("/");
}

const refused = (why: string) => page(400, "Not accepted", `<p>${escapeMarkup(why)} Go back and try again.</p>`);
