/** How many organisations an app may be connected to in each of Xero's tiers since 2 March 2026 (xero-protocol B.6). */
const TIERS = [
  { tier: "Starter", most: 5 },
  { tier: "Core", most: 50 },
  { tier: "Plus", most: 1_000 },
  { tier: "Advanced", most: 10_000 },
];

/**
 * The tier that ends close to that many connections: where at most a tenth of it is left, or none. Which tier an app is on
 * Xero tells nobody but its owner.
 */
export function tierEndingAt(connections: number): { tier: string; most: number } | null {
  return TIERS.find(({ most }) => connections <= most && connections >= most * 0.9) ?? null;
}
