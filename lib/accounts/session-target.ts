import type { SignInTarget } from "./session-life";

type Membership = { organizationId: string; usedAt: Date | null };
type SignedIn = { id: number; sessionVersion: number; memberships: Membership[] };

/** Where a user goes to work after signing in: an organization they have just joined, else the one they were in last. Null when they are in none. Memberships come in the order they began. */
export function signInTargetOf({ id, sessionVersion, memberships }: SignedIn): SignInTarget | null {
  const at = ({ usedAt }: Membership) => usedAt?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const [first] = memberships.toReversed().toSorted((a, b) => at(b) - at(a));
  return first ? { userId: id, organizationId: first.organizationId, sessionVersion } : null;
}
