import type { ScopeArea } from "@/lib/xero/view";

/** The groups of scopes that are folded away, because few products need them. */
export const SCOPE_GROUPS: { group: ScopeArea["group"]; title: string }[] = [
  { group: "payroll", title: "Payroll" },
  { group: "other", title: "Files, assets, projects, bank feeds" },
];
