/** Every status, those that need somebody first. What each means is in status-conditions.ts. */
export const INSTANCE_STATUSES = ["reconnect", "expired", "expiring", "retrying", "connected", "disabled"] as const;

export type InstanceStatus = (typeof INSTANCE_STATUSES)[number];
