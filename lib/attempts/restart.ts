import type { Caller } from "@/lib/organizations/store";
import { takeUp } from "./come-back";
import { openAttempt } from "./secrets";
import type { Departure } from "./send";
import { startWithApp } from "./start";
import type { AttemptRow } from "./store";

/**
 * Takes a run up again: with the return that is still kept, else with a new consent for the same app, else with its
 * keys. Gives where the browser goes.
 */
export async function restart(caller: Caller, row: AttemptRow): Promise<Departure> {
  const secrets = openAttempt(row);
  const isKept = row.status === "returned" && row.expiresAt > new Date() && secrets.code && !secrets.organisations;
  if (isKept) {
    const why = await takeUp(row, secrets);
    const page = why ? `ended?why=${why}&attempt=${row.id}` : `organisation?attempt=${row.id}`;
    return { location: `/connect/${page}`, cookie: null };
  }
  if (!row.appId) return { location: "/connect", cookie: null };
  return startWithApp(caller, row.appId, row.instanceId);
}
