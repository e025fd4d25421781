/** What the Organisation call needs: this scope, or the same without `.read`. */
export const SETTINGS_SCOPE = "accounting.settings.read";

/** What every consent requests, for identity, renewal and the Organisation call (xero-protocol B.5). */
const ALWAYS = ["openid", "profile", "email", "offline_access", SETTINGS_SCOPE];

/** Whether tokens with these scopes can read the organisation. */
export function canReadOrganisation(scopes: string[]): boolean {
  return scopes.some((scope) => scope === SETTINGS_SCOPE || `${scope}.read` === SETTINGS_SCOPE);
}

const TRANSACTIONS = ["accounting.transactions.read"];
const REPORTS = ["balancesheet", "profitandloss", "trialbalance"].map((name) => `accounting.reports.${name}.read`);

type Read = { label: string; granular: string[]; broad?: string[] };

/**
 * What a product may also need. Apps created since 2 March 2026 have `granular` scopes, older ones still `broad`, where these
 * differ.
 */
const READS: Record<string, Read> = {
  contacts: { label: "Contacts", granular: ["accounting.contacts.read"] },
  invoices: { label: "Invoices and credit notes", granular: ["accounting.invoices.read"], broad: TRANSACTIONS },
  payments: { label: "Payments", granular: ["accounting.payments.read"], broad: TRANSACTIONS },
  bank: { label: "Bank transactions", granular: ["accounting.banktransactions.read"], broad: TRANSACTIONS },
  journals: { label: "Manual journals", granular: ["accounting.manualjournals.read"], broad: TRANSACTIONS },
  reports: { label: "Reports", granular: REPORTS, broad: ["accounting.reports.read"] },
  attachments: { label: "Attachments", granular: ["accounting.attachments.read"] },
};

/** For the keys page. */
export const SCOPE_CHOICES = Object.entries(READS).map(([value, { label }]) => ({ value, label }));

/** The scopes for these choices; unknown ones are ignored. */
export function scopesFor(reads: string[], madeBefore: boolean): string[] {
  const chosen = Object.entries(READS).filter(([value]) => reads.includes(value));
  return [...new Set([...ALWAYS, ...chosen.flatMap(([, read]) => (madeBefore && read.broad) || read.granular)])];
}

/** The scopes that Xero ends in September 2027: customers with them must consent again before (xero-protocol B.5). */
export const BROAD_SCOPES = ["accounting.transactions", "accounting.transactions.read", "accounting.reports.read"];
