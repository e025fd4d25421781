import { findUserByEmail } from "./user-store";
import { getUserOverlap } from "./secret-store";
import { listMySessions } from "./my-sessions";
import type { AccountView } from "./view";

/** A user's own account. */
export async function readAccount(user: { userId: number; sessionId: string; email: string }): Promise<AccountView> {
  const [sessions, previousUntil, row] = await Promise.all([
    listMySessions(user),
    getUserOverlap(user.userId),
    findUserByEmail(user.email),
  ]);
  return { email: user.email, hasPassword: row?.passwordHash != null, secret: { previousUntil }, sessions };
}
