/** The two spellings of the contract: the path's first segment, and the key of answers. */
export const NOUNS = { elements: "element", your_moms: "your_mom" } as const;

export type NounPath = keyof typeof NOUNS;
export type Noun = (typeof NOUNS)[NounPath];

/** The noun of a path, or null when the path is none of the contract's. */
export function nounOf(segment: string | undefined): Noun | null {
  return segment !== undefined && Object.hasOwn(NOUNS, segment) ? NOUNS[segment as NounPath] : null;
}
