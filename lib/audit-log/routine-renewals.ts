import type { EventView } from "./view";

/** Events that raise the grant's version with a new token set. */
const GIVES_TOKENS = new Set<string>(["grant.renewed", "instance.connected", "instance.reconnected"]);

/**
 * Adds routine renewals to the events, newest first. They have no rows of their own, which would be too many for a million grants
 * renewed three times an hour; instead they are counted from the grant versions that events record.
 */
export function withRoutineRenewals(
  events: EventView[],
  grant: { version: number; issuedAt: string; expiresAt: string },
): EventView[] {
  const all: EventView[] = [];
  let newer = { version: grant.version, at: grant.issuedAt, own: 0, expiresAt: grant.expiresAt as string | null };
  for (const event of events) {
    const { version } = event.data;
    if (typeof version === "number") {
      const times = newer.version - newer.own - version;
      if (times > 0) all.push(quiet(event, newer, times));
      newer = { version, at: event.at, own: GIVES_TOKENS.has(event.type) ? 1 : 0, expiresAt: null };
    }
    all.push(event);
  }
  return all.toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at));
}

function quiet(after: EventView, before: { at: string; expiresAt: string | null }, times: number): EventView {
  const data = { times, from: after.at, ...(before.expiresAt !== null && { expiresAt: before.expiresAt }) };
  return { id: `after-${after.id}`, type: "grant.renewed", actor: null, data, at: before.at };
}
