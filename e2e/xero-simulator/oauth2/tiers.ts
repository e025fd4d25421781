import type { App, Tier } from "../model";

export const tiers = ["starter", "core", "plus", "advanced"] as const satisfies readonly Tier[];

/** Organisations that an app may be connected to (xero-protocol.md, B.6). */
const connectionLimits: Record<Tier, number> = { starter: 5, core: 50, plus: 1000, advanced: 10_000 };

export const connectionLimit = ({ tier }: App) => connectionLimits[tier];

export const callsPerDay = (app: App, usual: number) =>
  isCounted(app) && app.tier === "starter" ? Math.min(usual, 1000) : usual;

/** Several organisations in one consent are a feature of the Advanced tier (xero-protocol.md, B.4). */
export const mayConnectMany = ({ tier }: App) => tier === "advanced";

/** A custom connection is paid for by itself, and counts in no limit (xero-protocol.md, B.7). */
export const isCounted = ({ kind }: App) => kind !== "custom";

/** Xero calls a partner app certified since OAuth 2.0. */
export const isCertified = ({ kind }: App) => kind === "partner";
