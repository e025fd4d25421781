export const STEPS = ["Choose", "Keys", "Xero", "Organisation", "Done"] as const;

/** Where in STEPS somebody is. */
export type StepIndex = 0 | 1 | 2 | 3 | 4;
