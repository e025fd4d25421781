import type { Ids } from "./neighbour";

/** The address of what a customer's page is about. */
const OF_LINK = "link={link}&attempt={attempt}";
const OF_ATTEMPT = "attempt={attempt}";
const OF_HOST = "host={organization}&instance={instance}";

/** Every page, with the query that names what the neighbour has. A test compares it with the files. */
export const PAGES: Record<string, string> = {
  "/": "",
  "/c": OF_LINK,
  "/c/choose": OF_LINK,
  "/c/connections": OF_HOST,
  "/c/connections/disconnect": OF_HOST,
  "/c/done": OF_LINK,
  "/c/ended": `${OF_LINK}&reason=failed`,
  "/c/keys": OF_LINK,
  "/c/reminders": "stop=0",
  "/c/verify": OF_LINK,
  "/connect": "",
  "/connect/done": OF_ATTEMPT,
  "/connect/ended": OF_ATTEMPT,
  "/connect/keys": OF_ATTEMPT,
  "/connect/organisation": OF_ATTEMPT,
  "/dashboard": "",
  "/dashboard/account": "",
  "/dashboard/apps": "",
  "/dashboard/apps/new": "",
  "/dashboard/apps/{app}": "",
  "/dashboard/attempts": "",
  "/dashboard/audit-log": "instance={instance}",
  "/dashboard/broad-scopes": "",
  "/dashboard/instances": "app={app}",
  "/dashboard/instances/{instance}": "",
  "/dashboard/links": "",
  "/dashboard/people": "",
  "/dashboard/settings": "",
  "/dashboard/settings/api-keys": "",
  "/dashboard/settings/branding": "",
  "/dashboard/settings/setup": "",
  "/dashboard/settings/webhooks": "",
  "/dashboard/settings/webhooks/{webhook}": "",
  "/docs/api": "",
  "/forgot-password": "",
  "/invitation": "",
  "/reset-password": "",
  "/sign-in": "",
  "/sign-in/add-second-step": "",
  "/sign-in/second-step": "",
};

/** The address of a page, with these ids in path and query. */
export const addressOf = ([path, query]: [string, string], ids: Ids) =>
  `${path}${query && "?"}${query}`.replace(/\{(\w+)\}/g, (_, name: keyof Ids) => String(ids[name]));
