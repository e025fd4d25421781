import type { Request } from "../http";
import type { App } from "../model";
import type { Store } from "../store";
import { tokenError } from "./refusals";

/** The form of a call by an app's server, and the app, proved by its secret. */
export function authenticateClient(store: Store, request: Request): { app: App; form: URLSearchParams } {
  if (!request.headers["content-type"]?.startsWith("application/x-www-form-urlencoded")) {
    throw tokenError("invalid_request");
  }
  const form = new URLSearchParams(request.body);
  const [id, secret] = basicCredentials(request.headers.authorization) ?? [
    form.get("client_id"),
    form.get("client_secret"),
  ];
  const app = store.oauth2App(id);
  if (!app || app.secret !== secret) throw tokenError("invalid_client");
  return { app, form };
}

/** Both halves are form-encoded before they are joined (RFC 6749, section 2.3.1). */
export function basicCredentials(header: string | undefined): [id: string, secret: string] | undefined {
  const encoded = /^Basic\s+(\S+)$/i.exec(header ?? "")?.[1];
  if (encoded === undefined) return undefined;
  const [id = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return [formDecode(id), formDecode(secret.join(":"))];
}

const formDecode = (text: string) => new URLSearchParams(`value=${text}`).get("value") ?? "";
