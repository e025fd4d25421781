import type { RequestToken } from "./model";
import { newVerifier } from "./random";
import { organisations } from "./organisations";
import type { Store } from "./store";

/** The request token, while its owner can still answer. */
export function openRequestToken(store: Store, name: string | null | undefined): RequestToken | undefined {
  const token = store.requestToken(name ?? undefined);
  return token && !token.used && !token.consent && token.expiresAt > store.now() ? token : undefined;
}

/** Where the browser goes next; null when the app asked for a code to copy, which is the verifier. */
export function allow(token: RequestToken, organisation: number): { location: string | null; verifier: string } {
  const verifier = newVerifier();
  token.consent = { organisation, verifier };
  const org = organisations[organisation]?.APIKey ?? "";
  return { location: back(token, { oauth_token: token.token, oauth_verifier: verifier, org }), verifier };
}

/** Xero says nothing of the request token here. */
export function decline(token: RequestToken): string | null {
  token.consent = "declined";
  return back(token, { error: "access_denied", error_description: "The user denied your request" });
}

const back = ({ callback }: RequestToken, parameters: Record<string, string>) =>
  callback === "oob" ? null : withParameters(callback, parameters);

/** The app's own query stays as it wrote it. */
export function withParameters(callback: string, parameters: Record<string, string>): string {
  const [address = "", fragment] = callback.split("#", 2);
  const added = new URLSearchParams(parameters).toString();
  const mark = !address.includes("?") ? "?" : /[?&]$/.test(address) ? "" : "&";
  return `${address}${mark}${added}${fragment === undefined ? "" : `#${fragment}`}`;
}
