import { pool } from "./db";
import { GangwayError } from "./errors";

export type Role = "admin" | "member";

declare const PROVEN: unique symbol;

/** Who acts, for which organization, with which role, and from which IP address (null where it is unknown). */
export type Caller = {
  userId: number;
  organizationId: string;
  role: Role;
  address: string | null;
  readonly [PROVEN]: true;
};

/** Whose instances may be seen: all of the organization for an admin, their own for a member. */
export type Scope = { organizationId: string; ownerId: number | null };

/** Marks identity that a look-up has just proved. Only look-ups of secrets, tokens and sessions call it. */
export function provenCaller<Fields extends Omit<Caller, typeof PROVEN>>(fields: Fields): Fields & Caller {
  return fields as Fields & Caller;
}

/**
 * SQL that proves a caller by the SHA-256 of both secrets, `$1` (user) and `$2` (organization). A rotated secret counts until
 * its overlap ends. Each `=` of a hash has an index of its own.
 */
export const CALLER_BY_SECRETS = {
  columns: `u.id "userId", o.id "organizationId", m.role`,
  from: "users u join memberships m on m.user_id = u.id join organizations o on o.id = m.organization_id",
  where: `(u.secret_hash = $1 or (u.previous_secret_hash = $1 and u.previous_secret_until > now()))
    and (o.secret_hash = $2 or (o.previous_secret_hash = $2 and o.previous_secret_until > now()))`,
} as const;

/** SHA-256 of the two secrets of the Authorization header. */
export type SecretHashes = { user: Buffer; organization: Buffer };

/** The caller whose two secrets have these hashes and belong together, or null. */
export async function findCallerBySecrets(secrets: SecretHashes, address: string | null): Promise<Caller | null> {
  const { columns, from, where } = CALLER_BY_SECRETS;
  const { rows } = await pool().query<Pick<Caller, "userId" | "organizationId" | "role">>({
    name: "caller_by_secrets",
    text: `select ${columns} from ${from} where ${where}`,
    values: [secrets.user, secrets.organization],
  });
  return rows[0] ? provenCaller({ ...rows[0], address }) : null;
}

/** Which instances the caller may see. */
export function scopeOf({ organizationId, role, userId }: Caller): Scope {
  return { organizationId, ownerId: role === "admin" ? null : userId };
}

/** Whether somebody with that scope may see what `ownerId` connected. */
export function isInScope({ ownerId }: Scope, connectedBy: number | null): boolean {
  return ownerId === null || ownerId === connectedBy;
}

/** Throws `forbidden` unless the caller is an admin. `what` completes "Only an admin can …". */
export function requireAdminRole({ role }: Caller, what: string): void {
  if (role !== "admin") throw new GangwayError("forbidden", `Only an admin can ${what}.`);
}
