import type { App, Webhook } from "../model";
import { mayRegister } from "../oauth2/redirect-uris";
import { newWebhookKey } from "../random";

/** Registers where an app is told of changes, with a new key and unchecked. Null when Xero would not take the address. */
export function setWebhook(app: App, url: string): Webhook | null {
  if (!mayRegister(url)) return null;
  app.webhook = { url, key: newWebhookKey(), status: "unchecked", lastSequence: 0 };
  return app.webhook;
}
