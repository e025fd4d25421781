import { makeAdminOf, lockFirstAdmin } from "./member-store";
import { createOrganization, findOrganizationByName } from "./organization-store";
import { createUser, findUserByEmail, nextUserId } from "./user-store";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import type { FirstAdmin } from "./first-admin";
import { hashPassword } from "./sign-in";
import { makeOrganizationSecret, makeUserSecret, readSecrets } from "./api-secrets";

/**
 * Makes sure that there is an organization of that name and that the user is an admin of it; gives the user's address
 * and secrets. A user who is there already keeps their password.
 */
export async function ensureOrganization({ email, password, organizationName }: FirstAdmin) {
  const passwordHash = await hashPassword(password);
  const address = email.trim().toLowerCase();
  const ids = await transaction(async (tx) => {
    await lockFirstAdmin(tx);
    let organizationId = await findOrganizationByName(tx, organizationName);
    if (!organizationId) {
      organizationId = randomUUID();
      await createOrganization(tx, {
        id: organizationId,
        name: organizationName,
        ...makeOrganizationSecret(organizationId),
      });
    }
    const membership = { organizationId, role: "admin" as const };
    const existing = await findUserByEmail(address, tx);
    if (existing) {
      await makeAdminOf(tx, organizationId, existing.id);
      return { organizationId, userId: existing.id };
    }
    const userId = await nextUserId(tx);
    await createUser(tx, { id: userId, email: address, passwordHash, ...makeUserSecret(userId) }, membership);
    return { organizationId, userId };
  });
  const { userSecret, organizationSecret } = await readSecrets(ids);
  return { email: address, userSecret, organizationSecret };
}
