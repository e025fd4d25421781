import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { getServerSession } from "next-auth";
import { cache } from "react";
import { authOptions } from "./auth";
import { findMembership, type Role } from "./organizations/store";

/** Somebody who is signed in, proved by the database in this request. */
export type User = {
  userId: number;
  email: string;
  name: string;
  organizationId: string;
  organizationName: string;
  role: Role;
};

/** The user of this request, or null. Looked up once per request. */
export const getUser = cache(async (): Promise<User | null> => {
  const claims = (await getServerSession(authOptions()))?.claims;
  const membership = claims && (await findMembership(claims.userId, claims.organizationId));
  // A raised version ends every session that was opened before.
  if (!membership || membership.user.sessionVersion !== claims.sessionVersion) return null;
  const { user, organization, role } = membership;
  const name = `${user.firstName} ${user.lastName}`.trim() || user.email;
  return {
    userId: user.id,
    email: user.email,
    name,
    organizationId: organization.id,
    organizationName: organization.name,
    role,
  };
});

/** The user of this page, or off to sign in and back. */
export async function requireUser(): Promise<User> {
  const user = await getUser();
  if (user) return user;
  const path = (await headers()).get("x-gangway-path") ?? "/dashboard";
  redirect(`/sign-in?callbackUrl=${encodeURIComponent(path)}`);
}
