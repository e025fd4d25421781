export const STEPS = ["Choose", "Keys", "Xero", "Organisation", "Done"] as const;

/** An index of STEPS. */
export type StepIndex = 0 | 1 | 2 | 3 | 4;
