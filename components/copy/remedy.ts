/** A likely cause, by name, and what to do about it. */
export type Remedy = { name: string; text: string };
