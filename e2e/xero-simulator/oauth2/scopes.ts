import type { App } from "../model";

const identity = ["openid", "profile", "email", "offline_access"];

const alsoReadOnly = (names: string[]) => names.flatMap((name) => [name, `${name}.read`]);

const lasting = [
  ...alsoReadOnly(["accounting.settings", "accounting.contacts", "accounting.attachments"]),
  ...alsoReadOnly(["files", "assets", "projects"]),
  ...alsoReadOnly([
    "payroll.employees",
    "payroll.payruns",
    "payroll.payslip",
    "payroll.settings",
    "payroll.timesheets",
  ]),
  "accounting.budgets.read",
  "accounting.journals.read",
  "accounting.reports.tenninetynine.read",
  "bankfeeds",
  "paymentservices",
];

const broad = [...alsoReadOnly(["accounting.transactions"]), "accounting.reports.read"];

const reports = "aged balancesheet banksummary budgetsummary executivesummary profitandloss trialbalance taxreports";
const granular = [
  ...alsoReadOnly(["invoices", "payments", "banktransactions", "manualjournals"].map((name) => `accounting.${name}`)),
  ...reports.split(" ").map((name) => `accounting.reports.${name}.read`),
];

/** From this day new apps have granular scopes only (xero-protocol.md, B.5). */
const granularSince = Date.parse("2026-03-02T00:00:00Z");

export function scopeAllowed(app: App, scope: string): boolean {
  if (broad.includes(scope)) return Date.parse(app.createdAt) < granularSince;
  return identity.includes(scope) || lasting.includes(scope) || granular.includes(scope);
}

/** What a custom connection may be given: nobody signs in for it, and nothing of it is refreshed (xero-protocol.md, B.7). */
export const customScopeAllowed = (app: App, scope: string) => !identity.includes(scope) && scopeAllowed(app, scope);

/** Signing in alone reaches no organisation, so none is asked for. */
export const reachesOrganisations = (scopes: string[]) => scopes.some((scope) => !identity.includes(scope));

export const maySeeOrganisation = (scopes: string[]) =>
  scopes.includes("accounting.settings") || scopes.includes("accounting.settings.read");

export const scopesSupported = [...identity, ...lasting, ...granular, ...broad];
