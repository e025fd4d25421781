import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { getSettings } from "./organization-store";
import { type Account, type Confirmation, confirm } from "./second-step/change";
import { getSecondStep } from "./second-step/store";
import { getOverlap, type Ids } from "./secret-store";
import { deleteSessions, listLiveSessions, renewSession } from "./session-store";
import { findUserByEmail, hasPassword } from "./user-store";
import { listPasskeys } from "./passkeys/store";
import type { AccountView, PasskeyView } from "./view";

type Mine = Ids & { sessionId: string };
type Signed = Account & Mine;

/** A user's own account, with the browsers they are signed in with in any of their organizations. */
export async function readAccount(user: Mine & { email: string }): Promise<AccountView> {
  const [rows, previousUntil, row, { requiresSecondStep: isRequired }, { authenticator, recoveryCodes }, passkeys] =
    await Promise.all([
      listLiveSessions(user.userId),
      getOverlap("user", user),
      findUserByEmail(user.email),
      getSettings(user.organizationId),
      getSecondStep(user.userId),
      listPasskeys(user.userId),
    ]);
  const sessions = rows.map(({ id, userAgent, createdAt, lastSeenAt }) => {
    const [begunAt, seenAt] = [createdAt.toISOString(), lastSeenAt.toISOString()];
    return { id, userAgent, begunAt, seenAt, isThis: id === user.sessionId };
  });
  return {
    email: user.email,
    hasPassword: row?.passwordHash != null,
    secondStep: { authenticator, recoveryCodes, passkeys: passkeys.map(toPasskey), isRequired },
    secret: { previousUntil },
    sessions,
    idleMinutes: env().SESSION_IDLE_MINUTES,
  };
}

const toPasskey = ({ id, name, addedAt, usedAt }: PasskeyView): PasskeyView => ({ id, name, addedAt, usedAt });

/** Ends one of the user's own sessions. Throws `not_found`, also for somebody else's, and as `confirmEnding`. */
export async function endMySession(user: Signed, id: string, confirmation: Confirmation): Promise<void> {
  await confirmEnding(user, confirmation);
  const count = isUuid(id) ? await deleteSessions(db(), user.userId, { id }) : 0;
  if (count === 0) throw new GangwayError("not_found", "This session has already ended.");
}

/** Lets this one go on under another id, which it gives: a copy of its cookie ends. */
export function renewMySession({ sessionId }: Mine): Promise<string> {
  return renewSession(db(), sessionId);
}

/** Ends all of them but this one. Throws as `confirmEnding`. */
export async function endMyOtherSessions(user: Signed, confirmation: Confirmation): Promise<void> {
  await confirmEnding(user, confirmation);
  await deleteSessions(db(), user.userId, { id: { not: user.sessionId } });
}

/** Who only signs in through the provider has nothing to confirm it with. Throws `forbidden`, `too_many_requests`. */
async function confirmEnding(user: Signed, confirmation: Confirmation): Promise<void> {
  if (await hasPassword(user.userId)) await confirm(user, confirmation);
}
