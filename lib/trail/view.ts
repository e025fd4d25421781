/**
 * What is wrong where: `changed` a line does not say what was sealed; `missing` it is gone; `dated_back` it was written long
 * after the time it gives; `end` the last lines were cut off or put on; `key` the trail's key cannot be opened.
 */
export type TrailBreak = {
  line: number;
  what: "changed" | "missing" | "dated_back" | "end" | "key";
  at: string | null;
};

export type TrailCheck = {
  /** How many lines are sealed. */
  lines: number;
  /** `organization:lines:seal` of the last one. Noted elsewhere, it shows later that nothing was cut off and put back from a copy. */
  end: string | null;
  /** How many of them are as they were, and the time of the last of these. */
  good: number;
  goodUntil: string | null;
  broken: TrailBreak | null;
};

/** What a running check tells: how far it is, and in the end what it found. */
export type TrailNews = { read: number; of: number } | { result: TrailCheck };
