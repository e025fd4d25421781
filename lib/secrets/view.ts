/** Whose secret it is: the user's own, or the organization's. Programs send both. */
export const SECRET_OWNERS = ["user", "organization"] as const;
export type SecretOwner = (typeof SECRET_OWNERS)[number];

/** A secret as its page sees it; the secret itself is read apart. */
export type SecretView = {
  /** Until when the one before still works; null when it does not. */
  previousUntil: string | null;
};

/** How long a rotated secret goes on working, unless somebody ends it. */
export const OVERLAP_HOURS = 24;
