import type { Role } from "@/lib/caller";
import { env } from "@/lib/env";

/**
 * The role that the provider's claim gives in OIDC_ORGANIZATION: a value or a list of values, the highest counts. Null when none of them is
 * mapped; undefined where no claim is.
 */
export function roleOfClaims(claims: Record<string, unknown>): Role | null | undefined {
  const { OIDC_ROLE_CLAIM: name, OIDC_ADMIN_VALUES: admins, OIDC_MEMBER_VALUES: members } = env();
  if (name === undefined) return undefined;
  const values = [claims[name]].flat().map(String);
  const hasOne = (mapped: string[]) => values.some((value) => mapped.includes(value));
  if (hasOne(admins)) return "admin";
  return hasOne(members) ? "member" : null;
}
