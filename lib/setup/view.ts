/** What is checked, in the order of the page. Errors elsewhere link to a line of the page by its id. */
export const CHECKS = [
  { id: "settings", title: "Settings" },
  { id: "database", title: "Database" },
  { id: "schema", title: "Database schema" },
  { id: "pooler", title: "Connection pooler" },
  { id: "disk", title: "Disk" },
  { id: "encryption", title: "Encryption keys" },
  { id: "address", title: "Public address" },
  { id: "proxy", title: "Reverse proxy" },
  { id: "callback", title: "Callback URL" },
  { id: "clock", title: "Clock" },
  { id: "xero", title: "Connection to Xero" },
  { id: "app-keys", title: "Keys of the apps" },
  { id: "scopes", title: "Scopes" },
  { id: "places", title: "Tiers and connections" },
  { id: "certificate", title: "Certificate for OAuth 1.0a" },
  { id: "xero-webhooks", title: "Webhooks from Xero" },
  { id: "worker", title: "Renewals" },
  { id: "mail", title: "Email" },
  { id: "single-sign-on", title: "Single sign-on" },
] as const;

export type CheckId = (typeof CHECKS)[number]["id"];

/** `unchecked` also stands for what is not set up, and need not be. */
export type CheckState = "ok" | "warning" | "failed" | "unchecked";

/** What to change: a line to copy, into the server's settings or a terminal, or a page of the dashboard. */
export type Change = { line: string } | { page: string; label: string };

/** What a check found, in a sentence or two that hold no secret, and what to change, if anything. */
export type Finding = { state: CheckState; found: string; change?: Change | undefined };

export type CheckResult = Finding & { id: CheckId };

/** The page of the checks, at the line of one of them. */
export const setupPath = (id?: CheckId) => `/dashboard/settings/setup${id ? `#${id}` : ""}`;
