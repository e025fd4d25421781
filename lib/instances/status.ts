import { EXPIRING_MS } from "@/lib/grants/token-life";

/** Every status, those that need somebody first. */
export const INSTANCE_STATUSES = ["reconnect", "expired", "expiring", "retrying", "connected", "disabled"] as const;

export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];

/** What a status is derived from: the grant's state and the instance's own flag. Times in milliseconds since 1970. */
export type StatusFacts = {
  disabled: boolean;
  /** Disconnected from Xero's side. */
  removed: boolean;
  grantStatus: "active" | "retrying" | "reconnect";
  renewable: boolean;
  expiresAt: number;
};

/** The one place where a status is made. `now` in milliseconds. list-orders.ts says the same to the database; a test compares them. */
export function instanceStatus(facts: StatusFacts, now: number): InstanceStatus {
  if (facts.disabled) return "disabled";
  if (facts.removed || facts.grantStatus === "reconnect") return "reconnect";
  if (!facts.renewable && facts.expiresAt <= now) return "expired";
  if (!facts.renewable && facts.expiresAt - now <= EXPIRING_MS) return "expiring";
  // A renewable token past its end is one the renewer has not reached yet: recoverable, and said to be so.
  if (facts.grantStatus === "retrying" || facts.expiresAt <= now) return "retrying";
  return "connected";
}
