export type { AccessArea } from "./customer-access";

/** The kinds of app; a custom connection speaks OAuth 2.0 only. */
export const APP_KINDS = ["public", "partner", "custom"] as const;
export type AppKind = (typeof APP_KINDS)[number];
export type Protocol = "oauth1" | "oauth2";

type Kind = { kind: AppKind; protocol: Protocol };

/** How an app gets tokens: with a customer's consent over one of the protocols, or, a custom connection, by its keys alone. */
export type Flow = Protocol | "custom";

export function flowOf({ kind, protocol }: Kind): Flow {
  return kind === "custom" ? "custom" : protocol;
}

/** Whether customers consent to the app at Xero. A custom connection reaches one organisation, which has approved it there. */
export function hasConsent({ kind }: Pick<Kind, "kind">): boolean {
  return kind !== "custom";
}

/** The apps whose requests are signed with an RSA key; the others prove themselves with their secret. */
export const SIGNED_WITH_KEY: Kind[] = [{ protocol: "oauth1", kind: "partner" }];

/** Whether an RSA key signs for the app. It does not prove the app's secret. */
export function signsWithKey(app: Kind): boolean {
  return SIGNED_WITH_KEY.some(({ kind, protocol }) => kind === app.kind && protocol === app.protocol);
}

// From what Xero has switched off, and what can't be renewed, to what lasts.
const rankOf = ({ kind, protocol }: Kind) => (protocol === "oauth2" ? 2 : kind === "partner" ? 1 : 0);

/** Whether an instance lasts longer, or works for longer, with the other app. */
export function isUpgrade(from: Kind, to: Kind): boolean {
  return rankOf(to) > rankOf(from);
}

/** The app that a form or an address describes: Public unless it names another kind, OAuth 2.0 unless it names 1.0a. */
export function readAppKind(kind: unknown, protocol: unknown): Kind {
  const known = APP_KINDS.find((each) => each === kind) ?? "public";
  return { kind: known, protocol: protocol === "oauth1" && known !== "custom" ? "oauth1" : "oauth2" };
}

export type ScopeGroup = "accounting" | "payroll" | "other";

/** One area for forms: the value of the field `reads` that stands for reading, and for changing; null where Xero has none. */
export type ScopeArea = { label: string; group: ScopeGroup; read: string | null; write: string | null };
