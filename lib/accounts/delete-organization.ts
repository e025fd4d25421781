import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError, InputError } from "@/lib/errors";
import { log } from "@/lib/log";
import { toTrimmedText } from "@/lib/validation";
import { listOrganizationsOf } from "./member-store";
import { countInstances, lockOrganization, removeOrganization } from "./organization-store";
import { moveSession } from "./session-store";

/**
 * Deletes the caller's organization with all that is in it, its audit log included; the session continues in another of theirs.
 * `typed` has to be its name. Throws `forbidden`, `invalid_request` for another name, and `conflict` while it has instances or is
 * the caller's only one.
 */
export async function deleteOrganization(user: UserCaller & { sessionId: string }, typed: unknown): Promise<void> {
  requireAdminRole(user, "delete the organization");
  const { organizationId } = user;
  const next = (await listOrganizationsOf(user.userId)).find(({ id }) => id !== organizationId);
  await transaction(async (tx) => {
    const name = await lockOrganization(tx, organizationId);
    if (toTrimmedText(typed) !== name) throw new InputError("name", "must be the organization's name, exactly.");
    const instances = await countInstances(tx, organizationId);
    if (instances > 0)
      throw new GangwayError("conflict", `It still has instances (${instances}). Disconnect them first.`);
    if (!next)
      throw new GangwayError("conflict", "It is your only organization. Create another one first, on this page.");
    await moveSession(tx, user, next.id);
    await removeOrganization(tx, organizationId);
  });
  log.warn({ organizationId, userId: user.userId }, "an organization was deleted");
}
