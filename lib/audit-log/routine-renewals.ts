import type { EventView } from "./view";

const GIVES_TOKENS = new Set<string>([
  "grant.renewed",
  "grant.consented",
  "instance.connected",
  "instance.reconnected",
]);

type GrantVersion = { version: number; issuedAt: string; expiresAt: string };

/** Adds routine renewals, which have no rows of their own: events carry the grant's version, and the versions between are counted. */
export function withRoutineRenewals(events: EventView[], grant: GrantVersion): EventView[] {
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
