import { randomUUID } from "node:crypto";
import { type Answer, jsonAnswer, type Request } from "../http";
import { ControlError, type Fields, readFields, text, whole } from "../json";
import type { App, Webhook } from "../model";
import { organisationAt } from "../organisations";
import type { Store } from "../store";
import { announce, categories, types } from "./announce";
import { checkIntentToReceive } from "./check";
import { setWebhook } from "./register";

/** Registers where an app is told of changes, and tells the key: a new one each time, and the address is unchecked. */
export function registerWebhook(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const url = text(fields, "url") ?? "";
  const webhook = setWebhook(appOf(store, text(fields, "key")), url);
  if (!webhook) throw new ControlError(400, "A webhook's URL begins with https://, or with http://localhost");
  return jsonAnswer(201, webhook);
}

export function showWebhook(store: Store, { url }: Request): Answer {
  const { key, webhook } = withWebhook(store, url.searchParams.get("key"));
  return jsonAnswer(200, { status: webhook.status, lastSequence: webhook.lastSequence, ...store.outbox.list(key) });
}

/** As when somebody chooses "Send 'Intent to receive'" on the app's page. */
export async function checkWebhook(store: Store, request: Request): Promise<Answer> {
  const { webhook } = withWebhook(store, text(readFields(request.body), "key"));
  const answers = await checkIntentToReceive(webhook);
  return jsonAnswer(200, { status: webhook.status, answers });
}

export async function retryWebhooks(store: Store, request: Request): Promise<Answer> {
  const { key, webhook } = withWebhook(store, text(readFields(request.body), "key"));
  await store.outbox.retry(store, key);
  return jsonAnswer(200, { status: webhook.status, ...store.outbox.list(key) });
}

export async function repeatWebhook(store: Store, request: Request): Promise<Answer> {
  const { key } = withWebhook(store, text(readFields(request.body), "key"));
  if (!(await store.outbox.repeat(store, key))) throw new ControlError(404, "Nothing was accepted yet");
  return jsonAnswer(200, store.outbox.list(key));
}

/** As when somebody changes so many contacts, or the like, of an organisation inside Xero. */
export function change(store: Store, request: Request): Answer {
  const fields = readFields(request.body);
  const { OrganisationID } = organisationAt(whole(fields, "organisation") ?? 0);
  const category = oneOf(fields, "category", Object.keys(categories) as (keyof typeof categories)[]);
  const type = oneOf(fields, "type", types);
  const resourceIds = Array.from({ length: whole(fields, "count") ?? 1 }, () => randomUUID());
  const told = resourceIds.map((resourceId) => announce(store, OrganisationID, { category, type, resourceId }));
  return jsonAnswer(200, { resourceIds, apps: told[0] ?? 0 });
}

/** The first, when the field is left out. */
function oneOf<Word extends string>(fields: Fields, name: string, words: readonly Word[]): Word {
  const given = text(fields, name) ?? words[0];
  const word = words.find((each) => each === given);
  if (word === undefined) throw new ControlError(400, `${name} has to be one of ${words.join(", ")}`);
  return word;
}

function appOf(store: Store, key: string | null | undefined): App {
  const app = store.oauth2App(key);
  if (!app) throw new ControlError(404, "No such OAuth 2.0 app");
  return app;
}

function withWebhook(store: Store, key: string | null | undefined): App & { webhook: Webhook } {
  const app = appOf(store, key);
  if (!app.webhook) throw new ControlError(404, "The app has no webhook");
  return app as App & { webhook: Webhook };
}
