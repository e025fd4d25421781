/** A likely cause, by name, and what mends it. */
export type Cure = { name: string; text: string };
