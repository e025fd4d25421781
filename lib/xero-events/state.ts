import { listWebhooks } from "./store";
import type { XeroWebhookState } from "./view";

/** Xero signs wrongly on purpose while it checks the URL, so what is refused beside what is not means nothing. */
const CHECK_MS = 10 * 60_000;

/** What came of what Xero sent for an app. */
export function stateOf({
  receivedAt,
  refusedAt,
}: {
  receivedAt: Date | null;
  refusedAt: Date | null;
}): XeroWebhookState {
  const refused = refusedAt?.getTime() ?? 0;
  if (refused > (receivedAt?.getTime() ?? 0) + CHECK_MS) return "refusing";
  return receivedAt ? "receiving" : "waiting";
}

/** The apps of an organization, or of all, that have a webhook of Xero's. */
export async function listReceivingApps(organizationId: string | null) {
  const rows = await listWebhooks(organizationId);
  return rows.map(({ app: { id, name }, ...times }) => ({ id, name, state: stateOf(times) }));
}
