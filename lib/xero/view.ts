export type { AccessArea } from "./customer-access";

export type AppKind = "partner" | "public";
export type Protocol = "oauth1" | "oauth2";

type Kind = { kind: AppKind; protocol: Protocol };

/** The apps whose requests are signed with an RSA key; the others prove themselves with their secret. */
export const SIGNED_WITH_KEY: Kind[] = [{ protocol: "oauth1", kind: "partner" }];

/** Whether an RSA key signs for the app. It does not prove the app's secret. */
export function signsWithKey(app: Kind): boolean {
  return SIGNED_WITH_KEY.some(({ kind, protocol }) => kind === app.kind && protocol === app.protocol);
}

// From what Xero has switched off, and what can't be renewed, to what lasts.
const RANKS = { oauth1: { public: 0, partner: 1 }, oauth2: { public: 2, partner: 2 } };

/** Whether an instance lasts longer, or works for longer, with the other app. */
export function isUpgrade(from: Kind, to: Kind): boolean {
  return RANKS[to.protocol][to.kind] > RANKS[from.protocol][from.kind];
}

/** The protocol that a form or an address names; OAuth 2.0 unless it names the other. */
export function readProtocol(text: unknown): Protocol {
  return text === "oauth1" ? "oauth1" : "oauth2";
}

export type ScopeGroup = "accounting" | "payroll" | "other";

/** One area for forms: the value of the field `reads` that stands for reading, and for changing; null where Xero has none. */
export type ScopeArea = { label: string; group: ScopeGroup; read: string | null; write: string | null };
