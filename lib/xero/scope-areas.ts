/** What scopes open, in the order in which a customer is told. */
export const SCOPE_AREAS = [
  "invoices",
  "payments",
  "bank",
  "journals",
  "contacts",
  "reports",
  "attachments",
  "budgets",
  "assets",
  "projects",
  "files",
  "payroll",
  "settings",
] as const;

export type ScopeArea = (typeof SCOPE_AREAS)[number];

/** What an app may do with a customer's books. */
export type Access = { areas: ScopeArea[]; canWrite: boolean };

/** Xero's names (xero-protocol B.5), where they are not the area's own. A broad scope opens several areas. */
const AREAS_OF: Record<string, ScopeArea[]> = {
  transactions: ["invoices", "payments", "bank", "journals"],
  banktransactions: ["bank"],
  manualjournals: ["journals"],
};

/** What a consent for these scopes opens. OAuth 1.0a has none: its consent opens all that the accounting API has. */
export function accessOf({ protocol, scopes }: { protocol: "oauth1" | "oauth2"; scopes: string[] }): Access {
  if (protocol === "oauth1") return { areas: [...WITHOUT_SCOPES], canWrite: true };
  const opened = new Set(scopes.flatMap((scope) => areasOfScope(scope)));
  const canWrite = scopes.some((scope) => areasOfScope(scope).length > 0 && !scope.endsWith(".read"));
  return { areas: SCOPE_AREAS.filter((area) => opened.has(area)), canWrite };
}

const WITHOUT_SCOPES: ScopeArea[] = [
  "invoices",
  "payments",
  "bank",
  "journals",
  "contacts",
  "reports",
  "attachments",
  "settings",
];

function areasOfScope(scope: string): ScopeArea[] {
  const [group, name] = scope.split(".");
  const word = group === "accounting" ? (name ?? "") : (group ?? "");
  return AREAS_OF[word] ?? SCOPE_AREAS.filter((area) => area === word);
}
