/** A browser somebody is signed in with, as they see it. */
export type SessionView = {
  id: string;
  userAgent: string;
  begunAt: string;
  /** To the minute. */
  seenAt: string;
  /** Whether it is the one that asks. */
  isThis: boolean;
};
