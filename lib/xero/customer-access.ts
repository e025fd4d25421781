/** What scopes open, in the order in which a customer is told. */
export const ACCESS_AREAS = [
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

export type AccessArea = (typeof ACCESS_AREAS)[number];

/** What an app may do with a customer's books. */
export type Access = { areas: AccessArea[]; canWrite: boolean };

/** Xero's names (xero-protocol B.5), where they are not the area's own. A broad scope opens several areas. */
const AREAS_OF: Record<string, AccessArea[]> = {
  transactions: ["invoices", "payments", "bank", "journals"],
  banktransactions: ["bank"],
  manualjournals: ["journals"],
};

/** What a consent for these scopes opens. OAuth 1.0a has none: its consent opens all that the accounting API has. */
export function accessOf({ protocol, scopes }: { protocol: "oauth1" | "oauth2"; scopes: string[] }): Access {
  if (protocol === "oauth1") return { areas: [...WITHOUT_SCOPES], canWrite: true };
  const opened = new Set(scopes.flatMap((scope) => areasOfScope(scope)));
  const canWrite = scopes.some((scope) => areasOfScope(scope).length > 0 && !scope.endsWith(".read"));
  return { areas: ACCESS_AREAS.filter((area) => opened.has(area)), canWrite };
}

const WITHOUT_SCOPES: AccessArea[] = [
  "invoices",
  "payments",
  "bank",
  "journals",
  "contacts",
  "reports",
  "attachments",
  "settings",
];

function areasOfScope(scope: string): AccessArea[] {
  const [group, name] = scope.split(".");
  const word = group === "accounting" ? (name ?? "") : (group ?? "");
  return AREAS_OF[word] ?? ACCESS_AREAS.filter((area) => area === word);
}
