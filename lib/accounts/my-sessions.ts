import { db } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { deleteSessions, listLiveSessions } from "./session-store";
import type { SessionView } from "./view";

type Mine = { userId: number; sessionId: string };

/** The browsers a user is signed in with, in any of their organizations. */
export async function listMySessions({ userId, sessionId }: Mine): Promise<SessionView[]> {
  const rows = await listLiveSessions(userId);
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    begunAt: createdAt.toISOString(),
    seenAt: lastSeenAt.toISOString(),
    isThis: id === sessionId,
  }));
}

/** Ends one of the user's own sessions. Throws `not_found`, also for somebody else's. */
export async function endMySession({ userId }: Mine, id: string): Promise<void> {
  const count = isUuid(id) ? await deleteSessions(db(), userId, { id }) : 0;
  if (count === 0) throw new GangwayError("not_found", "This session has already ended.");
}

/** Ends all of them but this one. */
export async function endMyOtherSessions({ userId, sessionId }: Mine): Promise<void> {
  await deleteSessions(db(), userId, { id: { not: sessionId } });
}
