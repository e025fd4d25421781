import { createOrganization } from "./organization-store";
import { createUser, nextUserId } from "./user-store";
import { lockFirstAdmin } from "./member-store";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import { hashPassword } from "./sign-in";
import { makeOrganizationSecret, makeUserSecret, readSecrets } from "./api-secrets";

export type FirstAdmin = { email: string; password: string; organizationName: string };

/** Makes the first organization and its admin, unless there is one; gives the admin's address and secrets either way. */
export async function ensureFirstAdmin({ email, password, organizationName }: FirstAdmin) {
  const passwordHash = await hashPassword(password);
  const admin = await transaction(async (tx) => {
    const existing = await lockFirstAdmin(tx);
    if (existing)
      return { email: existing.user.email, userId: existing.user.id, organizationId: existing.organizationId };
    const organizationId = randomUUID();
    await createOrganization(tx, {
      id: organizationId,
      name: organizationName,
      ...makeOrganizationSecret(organizationId),
    });
    const userId = await nextUserId(tx);
    const user = { id: userId, email: email.trim().toLowerCase(), passwordHash, ...makeUserSecret(userId) };
    await createUser(tx, user, { organizationId, role: "admin" });
    return { email: user.email, userId, organizationId };
  });
  const { userSecret, organizationSecret } = await readSecrets(admin);
  return { email: admin.email, userSecret, organizationSecret };
}
