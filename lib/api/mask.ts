/** How the contract shows a secret its caller already has. */
export const MASK = "********";
