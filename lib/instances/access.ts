import { GangwayError } from "@/lib/errors";
import type { Caller } from "@/lib/accounts/store";
import { getInstance, noInstance, type InstanceRow, type Scope } from "./store";

/** A member sees what they connected, an admin everything of the organization. */
export function scopeOf(caller: Caller): Scope {
  return { organizationId: caller.organizationId, ownerId: caller.role === "admin" ? null : caller.userId };
}

/** The instance, when the caller may see it. Throws `not_found`, also for another organization's. */
export async function requireInstance(caller: Caller, id: number): Promise<InstanceRow> {
  const row = Number.isSafeInteger(id) && id > 0 && id <= MOST_ID ? await getInstance(scopeOf(caller), id) : null;
  if (!row) throw noInstance(Number.isFinite(id) ? id : "given");
  return row;
}

const MOST_ID = 2 ** 31 - 1;

/** Throws `forbidden` unless the caller is an admin. */
export function requireAdminRole(caller: Caller, what: string): void {
  if (caller.role !== "admin") throw new GangwayError("forbidden", `Only an admin can ${what}.`);
}
