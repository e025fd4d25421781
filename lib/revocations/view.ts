/** A connection at Xero that nothing of this installation uses. `consent` names whose it is; `since` is ISO 8601, in UTC. */
export type UnusedConnection = { connectionId: string; consent: string; name: string; since: string | null };

/** What was found among some of an app's Xero users, and where to go on: null after the last. */
export type Comparison = {
  unused: UnusedConnection[];
  /** Xero users whose connections were read, and those of whom Xero did not tell. */
  compared: number;
  unread: number;
  /** Xero users with whom somebody is connecting: nothing of theirs counts as unused. */
  busy: number;
  next: string | null;
};
