import { joinOrganization, isMember, listOrganizationsOf } from "./member-store";
import { organizationName } from "./fields";
import { createOrganization } from "./organization-store";
import { z } from "zod";
import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { isUuid, parseInput } from "@/lib/validation";
import { moveSession } from "./session-store";
import { rateLimit } from "@/lib/rate-limit";

type Mover = UserCaller & { sessionId: string };

const newOrganization = z.object({ name: organizationName });
const madeBy = rateLimit("organizations", 20);

/** The organizations a user may switch to, by name. */
export async function listOthers({ userId, organizationId }: UserCaller): Promise<{ id: string; name: string }[]> {
  return (await listOrganizationsOf(userId)).filter(({ id }) => id !== organizationId);
}

/** Lets the session go on in another organization of its user. Throws `not_found` for any other. */
export async function switchOrganization(user: Mover, id: unknown): Promise<void> {
  await transaction(async (tx) => {
    const isTheirs = typeof id === "string" && isUuid(id) && (await isMember(tx, user.userId, id));
    if (!isTheirs) throw new GangwayError("not_found", "You are not in this organization.");
    await moveSession(tx, user, id);
  });
}

/**
 * Makes one more organization, with the caller as its first admin, and switches to it. The two share nothing. Throws
 * `forbidden`, `invalid_request`.
 */
export async function createFurtherOrganization(user: Mover, entered: unknown): Promise<void> {
  requireAdminRole(user, "create an organization");
  const { name } = parseInput(newOrganization, { name: entered });
  await madeBy.consume(String(user.userId));
  await transaction(async (tx) => {
    const id = await createOrganization(tx, name);
    await joinOrganization(tx, { organizationId: id, userId: user.userId, role: "admin" });
    await recordEvent(tx, { ...user, organizationId: id }, { type: "organization.created" });
    await moveSession(tx, user, id);
  });
}
