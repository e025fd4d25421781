import { transaction, type Db } from "@/lib/db";
import { readSecrets } from "./api-secrets";
import { readEmail } from "./fields";
import { lockFirstAdmin, makeAdminOf } from "./member-store";
import { createOrganization, findOrganizationByName } from "./organization-store";
import { hashNewPassword } from "./passwords/new-password";
import { createUser, findUserByEmail, nextUserId } from "./user-store";

type FirstAdmin = { email: string; password: string; organizationName: string };

/**
 * Makes the first organization and its admin, unless there is one; returns the admin's email and secrets either way. Throws
 * `invalid_request` for an email or password that nobody could choose in the portal either.
 */
export function ensureFirstAdmin(wanted: FirstAdmin) {
  return ensureAdmin(wanted, async (tx, user, first) => {
    if (first) return { email: first.user.email, userId: first.user.id, organizationId: first.organizationId };
    return createAdmin(tx, user, await createOrganization(tx, wanted.organizationName));
  });
}

/**
 * The same for an organization of that name, also as a further one. An existing user becomes its admin and keeps their
 * password.
 */
export function ensureOrganization(wanted: FirstAdmin) {
  return ensureAdmin(wanted, async (tx, user) => {
    const name = wanted.organizationName;
    const organizationId = (await findOrganizationByName(tx, name)) ?? (await createOrganization(tx, name));
    const existing = await findUserByEmail(user.email, tx);
    if (!existing) return createAdmin(tx, user, organizationId);
    await makeAdminOf(tx, organizationId, existing.id);
    return { email: user.email, userId: existing.id, organizationId };
  });
}

type NewUser = { email: string; passwordHash: string };
type Admin = { email: string; userId: number; organizationId: string };
type Ensure = (tx: Db, user: NewUser, first: Awaited<ReturnType<typeof lockFirstAdmin>>) => Promise<Admin>;

async function ensureAdmin({ email: entered, password, organizationName }: FirstAdmin, ensure: Ensure) {
  const email = readEmail(entered);
  const user = { email, passwordHash: await hashNewPassword(password, { email, names: [organizationName] }) };
  const admin = await transaction(async (tx) => ensure(tx, user, await lockFirstAdmin(tx)));
  return { email: admin.email, ...(await readSecrets(admin)) };
}

async function createAdmin(tx: Db, user: NewUser, organizationId: string): Promise<Admin> {
  const userId = await nextUserId(tx);
  await createUser(tx, { id: userId, ...user }, { organizationId, role: "admin" });
  return { email: user.email, userId, organizationId };
}
