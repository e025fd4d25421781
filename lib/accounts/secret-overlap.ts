/** How long a rotated secret keeps working, unless somebody ends it. */
export const OVERLAP_HOURS = 24;
