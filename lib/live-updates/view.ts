/** Where pages are told what changed, as Server-Sent Events whose data are kinds with spaces between them. */
export const UPDATES_PATH = "/api/portal/updates";

const ALL = null;
const OF_INSTANCES = ["instance", "connection", "grant", "customer", "reminder", "link", "webhook", "api_key", "app"];

/**
 * What pages read, by the beginning of its address (the first that fits counts), and the kinds of changes after which they read it again: what types of events
 * begin with, and `attempt`.
 */
const READS: Record<string, readonly string[] | typeof ALL> = {
  // Counts take longer than what they stand beside, and need not be of this second.
  "/api/portal/instances/count": [],
  "/api/portal/instances/statuses": [],
  "/api/portal/overview/history": [],
  "/api/portal/overview": ALL,
  "/api/portal/audit-log": ALL,
  "/api/portal/instances": OF_INSTANCES,
  "/api/portal/apps": ["app", "installation", "instance", "connection", "grant"],
  "/api/portal/certificate": ["app", "installation"],
  "/api/portal/attempts": ["attempt", "instance"],
  "/api/portal/links": ["link", "attempt", "instance", "customer", "reminder"],
  "/api/portal/keys": ["api_key"],
  "/api/portal/webhooks": ["webhook"],
  "/api/portal/people": ["user"],
  "/api/portal/account": ["user", "organization"],
  "/api/portal/settings": ["organization", "user"],
  "/api/portal/branding": ["organization"],
};

/** Whether what is read at an address may be other after changes of these kinds. */
export function isAffected(path: string, kinds: readonly string[]): boolean {
  const of = Object.entries(READS).find(([start]) => path.startsWith(start))?.[1];
  return of === ALL || (of?.some((kind) => kinds.includes(kind)) ?? false);
}
