/** A likely cause, by name, and what mends it. */
export type Remedy = { name: string; text: string };
