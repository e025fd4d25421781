import type { ScopeArea, ScopeGroup } from "./view";

/** What the Organisation call needs: this scope, or the same without `.read`. */
export const SETTINGS_SCOPE = "accounting.settings.read";

/** What every consent requests, for identity, renewal and the Organisation call (xero-protocol B.5). */
const ALWAYS = ["openid", "profile", "email", "offline_access", SETTINGS_SCOPE];

/** Whether tokens with these scopes can read the organisation. */
export function canReadOrganisation(scopes: string[]): boolean {
  return scopes.some((scope) => scope === SETTINGS_SCOPE || `${scope}.read` === SETTINGS_SCOPE);
}

const REPORTS = ["balancesheet", "profitandloss", "trialbalance"];
const MORE_REPORTS = ["aged", "banksummary", "budgetsummary", "executivesummary", "taxreports"];
const reports = (names: string[]) => names.map((name) => `accounting.reports.${name}.read`);

/** `broad` is what an app created before 2 March 2026 has instead. */
type Area = {
  label: string;
  group: ScopeGroup;
  read?: string[];
  write?: string[];
  broad?: { read: string; write?: string };
};

const TRANSACTIONS = { read: "accounting.transactions.read", write: "accounting.transactions" };
const both = (...names: string[]) => ({ read: names.map((name) => `${name}.read`), write: names });
const inAccounting = (label: string, name: string) =>
  ({ label, group: "accounting", ...both(`accounting.${name}`) }) as const;
const ofTransactions = (label: string, name: string) => ({ ...inAccounting(label, name), broad: TRANSACTIONS });
const inPayroll = (label: string, name: string) => ({ label, group: "payroll", ...both(`payroll.${name}`) }) as const;

/** What a product may need besides: Xero's list of granular scopes. Keys are values of the keys page's field `reads`. */
const AREAS: Record<string, Area> = {
  contacts: inAccounting("Contacts", "contacts"),
  invoices: ofTransactions("Invoices and credit notes", "invoices"),
  payments: ofTransactions("Payments", "payments"),
  bank: ofTransactions("Bank transactions", "banktransactions"),
  journals: ofTransactions("Manual journals", "manualjournals"),
  attachments: inAccounting("Attachments", "attachments"),
  settings: { label: "Accounts, tax rates and other settings", group: "accounting", write: ["accounting.settings"] },
  reports: {
    label: "Reports",
    group: "accounting",
    read: reports(REPORTS),
    broad: { read: "accounting.reports.read" },
  },
  moreReports: {
    label: "Aged, bank, budget, executive and tax reports",
    group: "accounting",
    read: reports(MORE_REPORTS),
    broad: { read: "accounting.reports.read" },
  },
  tenNinetyNine: { label: "1099 report", group: "accounting", read: reports(["tenninetynine"]) },
  budgets: { label: "Budgets", group: "accounting", read: ["accounting.budgets.read"] },
  allJournals: { label: "All journals (premium)", group: "accounting", read: ["accounting.journals.read"] },
  employees: inPayroll("Employees", "employees"),
  payRuns: inPayroll("Pay runs", "payruns"),
  payslips: inPayroll("Payslips", "payslip"),
  timesheets: inPayroll("Timesheets", "timesheets"),
  payrollSettings: inPayroll("Payroll settings", "settings"),
  files: { label: "Files", group: "other", ...both("files") },
  assets: { label: "Fixed assets", group: "other", ...both("assets") },
  projects: { label: "Projects", group: "other", ...both("projects") },
  bankFeeds: { label: "Bank feeds", group: "other", write: ["bankfeeds"] },
  paymentServices: { label: "Payment services", group: "other", write: ["paymentservices"] },
};

const WRITE = ".write";

type Choice = { value: string; granular: string[]; broad: string | undefined };

const CHOICES = Object.entries(AREAS).flatMap(([area, { read, write, broad }]): Choice[] => {
  const choices = [
    { value: area, granular: read, broad: broad?.read },
    { value: area + WRITE, granular: write, broad: broad?.write },
  ];
  return choices.filter((choice): choice is Choice => choice.granular !== undefined);
});

/** Everything that can be chosen, for forms. */
export const SCOPE_AREAS: ScopeArea[] = Object.entries(AREAS).map(([area, { label, group, read, write }]) => {
  return { label, group, read: read ? area : null, write: write ? area + WRITE : null };
});

/** The scopes of one choice, for an app created before 2 March 2026 or for a newer one. */
const scopesOf = ({ granular, broad }: Choice, madeBefore: boolean) =>
  madeBefore && broad !== undefined ? [broad] : granular;

/** The scopes for these choices; unknown ones are ignored. A scope that may change includes the one that may read. */
export function scopesFor(reads: string[], madeBefore: boolean): string[] {
  const chosen = CHOICES.filter(({ value }) => reads.includes(value));
  const scopes = new Set([...ALWAYS, ...chosen.flatMap((choice) => scopesOf(choice, madeBefore))]);
  return [...scopes].filter((scope) => !scopes.has(scope.replace(/\.read$/, "")) || !scope.endsWith(".read"));
}

/** The scopes that Xero ends in September 2027: customers with them must consent again before (xero-protocol B.5). */
export const BROAD_SCOPES = ["accounting.transactions", "accounting.transactions.read", "accounting.reports.read"];

/** What is left of an app's scopes when of its choices only these are wanted. What no choice stands for stays. */
export function narrowScopes(scopes: string[], wanted: string[]): string[] {
  const { reads, madeBefore, others } = choicesOf(scopes);
  const kept = reads.filter((value) => wanted.includes(value));
  const isOfApp = (scope: string) => scopes.includes(scope) || scopes.includes(scope.replace(/\.read$/, ""));
  return [...new Set([...scopesFor(kept, madeBefore), ...others])].filter(isOfApp);
}

/** The choices that an app's scopes stand for, whether it still has broad ones, and what no choice stands for. */
export function choicesOf(scopes: string[]): { reads: string[]; madeBefore: boolean; others: string[] } {
  const madeBefore = scopes.some((scope) => BROAD_SCOPES.includes(scope));
  const has = (scope: string) => scopes.includes(scope) || scopes.includes(scope.replace(/\.read$/, ""));
  const chosen = CHOICES.filter((choice) => scopesOf(choice, madeBefore).every(has));
  const known = new Set([...ALWAYS, ...chosen.flatMap((choice) => scopesOf(choice, madeBefore))]);
  return { reads: chosen.map(({ value }) => value), madeBefore, others: scopes.filter((scope) => !known.has(scope)) };
}
