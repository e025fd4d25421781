import { GangwayError } from "./errors";

const RETRY_AFTER_SECONDS = 5;

// On globalThis, because Next.js bundles routes separately.
const shared = globalThis as typeof globalThis & { gangwayInFlight?: Map<string, number> };
const inFlight = (shared.gangwayInFlight ??= new Map<string, number>());

/** Something in progress counts in each of its lanes. The first one is that of the whole process. */
type Lane = [name: string, most: number];

/** Who waits for Xero while connecting: an organization or an IP address, and with which app's key. */
export type Waiting = { caller: string; app: string };

/**
 * Runs work of connecting that waits for Xero, if not too much of it is in progress in this process: of one app, so that a slow
 * one holds up no other; of one caller; and as a whole, so that renewals keep connections to Xero (lib/xero/http.ts). They protect the
 * process, so each has its own; what others bear is counted in the database (lib/queue/rate.ts, lib/rate-limit.ts). Throws
 * `too_many_requests` or `busy`.
 */
export async function boundedWait<T>({ caller, app }: Waiting, work: () => Promise<T>): Promise<T> {
  const leave = enter([
    ["connecting", 128],
    [`caller ${caller}`, 64],
    [`app ${app}`, 32],
  ]);
  try {
    return await work();
  } finally {
    leave();
  }
}

/** Counts a call of passthrough until what it returns is called. Throws as `boundedWait`. Xero itself allows five at once. */
export function enterPassthrough(instanceId: number): () => void {
  return enter([
    ["passthrough", 1_024],
    [`instance ${instanceId}`, 64],
  ]);
}

function enter(lanes: Lane[]): () => void {
  const full = lanes.findIndex(([name, most]) => (inFlight.get(name) ?? 0) >= most);
  if (full >= 0) throw refusal(full === 0);
  for (const [name] of lanes) change(name, 1);
  return () => {
    for (const [name] of lanes) change(name, -1);
  };
}

function change(lane: string, by: 1 | -1): void {
  const now = (inFlight.get(lane) ?? 0) + by;
  if (now === 0) inFlight.delete(lane);
  else inFlight.set(lane, now);
}

function refusal(isWhole: boolean): GangwayError {
  const details = { retryAfterSeconds: RETRY_AFTER_SECONDS };
  if (isWhole) return new GangwayError("busy", "Too many calls wait for Xero at the moment. Try again.", details);
  const message = "Too many of your calls wait for Xero at the moment. Let some of them end, then try again.";
  return new GangwayError("too_many_requests", message, details);
}
