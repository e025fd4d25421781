import type { Access, ApiScope } from "./api-scopes";
import { GangwayError } from "./errors";

export type Role = "admin" | "member";

declare const PROVEN: unique symbol;

/**
 * Who acts, for which organization, with which role, and from which IP address (null where it is unknown). An API key is no user
 * (`userId` is null); it has the role of an admin, `key` says what it may do, and `name` is how the audit log calls it.
 */
export type Caller = {
  userId: number | null;
  organizationId: string;
  role: Role;
  address: string | null;
  key?: CallerKey;
  name?: string;
  readonly [PROVEN]: true;
};

/** A caller who is a person: signed in, or known by two secrets. */
export type UserCaller = Caller & { userId: number };

/**
 * An API key that acts; `instanceId` is set when it is for that instance alone. `networks` are those from which it works (none: from
 * anywhere), `expiresAt` is in milliseconds since 1970.
 */
export type CallerKey = {
  id: string;
  scopes: ApiScope[];
  instanceId: number | null;
  networks: string[];
  expiresAt: number | null;
};

/** Whose instances may be seen: all of the organization for an admin, their own for a member. */
export type Scope = { organizationId: string; ownerId: number | null };

/** Marks identity that a look-up has just proved. Only look-ups of secrets, keys, tokens and sessions call it. */
export function provenCaller<Fields extends Omit<Caller, typeof PROVEN>>(fields: Fields): Fields & Caller {
  return fields as Fields & Caller;
}

/** Tells callers of one organization apart: a user or an API key. */
export const idOfCaller = ({ userId, key }: Caller): number | string => userId ?? key?.id ?? "";

/** Throws `forbidden` when the caller is an API key without one of these scopes. */
export function requireScopes({ key }: Caller, ...scopes: Exclude<Access, "caller">[]): void {
  if (!key) return;
  const missing = scopes.filter((scope) => !key.scopes.some((own) => own === scope || own === "admin"));
  if (missing.length > 0) throw new GangwayError("forbidden", `This API key lacks the scope ${missing.join(", ")}.`);
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
