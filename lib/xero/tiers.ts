/** How many organisations an app may be connected to in each of Xero's tiers since 2 March 2026 (xero-protocol B.6). */
const TIERS = [
  { tier: "Starter", most: 5 },
  { tier: "Core", most: 50 },
  { tier: "Plus", most: 1_000 },
  { tier: "Advanced", most: 10_000 },
];

/**
 * The tier whose limit is near or reached: at most a tenth is left. Only the app's owner can see at Xero which tier it is on.
 */
export function tierEndingAt(connections: number): { tier: string; most: number } | null {
  return TIERS.find(({ most }) => connections <= most && connections >= most * 0.9) ?? null;
}

/** The smallest tier that allows so many connections, and the number it allows; null above all of them. */
export function connectionMeter(connections: number): { tier: string; most: number } | null {
  return TIERS.find(({ most }) => connections <= most) ?? null;
}

/** Whether so many connections are all that one of the tiers allows: on that tier Xero refuses the next organisation. */
export function mayBeFull(connections: number): boolean {
  return TIERS.some(({ most }) => connections === most);
}
