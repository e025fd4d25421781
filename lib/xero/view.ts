export type { ScopeArea } from "./scope-areas";

export type AppKind = "partner" | "public";
export type Protocol = "oauth1" | "oauth2";

type Kind = { kind: AppKind; protocol: Protocol };

/** The apps whose requests are signed with an RSA key; the others prove themselves with their secret. */
export const SIGNED_WITH_KEY: Kind[] = [{ protocol: "oauth1", kind: "partner" }];

/** Whether an RSA key signs for the app. It does not prove the app's secret. */
export function signsWithKey(app: Kind): boolean {
  return SIGNED_WITH_KEY.some(({ kind, protocol }) => kind === app.kind && protocol === app.protocol);
}

/** The protocol that a form or an address names; OAuth 2.0 unless it names the other. */
export function readProtocol(text: unknown): Protocol {
  return text === "oauth1" ? "oauth1" : "oauth2";
}
