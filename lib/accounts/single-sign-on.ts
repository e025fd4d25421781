import { findUserByEmail } from "./user-store";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { join } from "./accept-invitation";
import { takeInvitationsOf } from "./invitation-store";
import { type SignInTarget, signInTargetOf } from "./session-life";

/** What the provider says of who signed in there. */
export type ProviderClaims = Partial<Record<"email" | "email_verified" | "given_name" | "family_name", unknown>>;

const MAX_NAME = 80;

/** What the button of the organization's own provider calls it; null when there is none. */
export function singleSignOnName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER ? OIDC_NAME : null;
}

/**
 * The user with the email that the provider has verified, or null: nobody registers by themselves. Who is in no organization
 * joins those that invite them.
 */
export async function findProviderUser(claims: ProviderClaims, address: string | null): Promise<SignInTarget | null> {
  if (claims.email_verified !== true || typeof claims.email !== "string") return null;
  const email = claims.email.trim().toLowerCase();
  return (await signerAt(email)) ?? ((await joinInvited({ email, address }, claims)) ? signerAt(email) : null);
}

async function signerAt(email: string): Promise<SignInTarget | null> {
  const user = await findUserByEmail(email);
  return user && signInTargetOf(user);
}

type Invited = { email: string; address: string | null };

async function joinInvited({ email, address }: Invited, claims: ProviderClaims): Promise<boolean> {
  const names = { firstName: readName(claims.given_name), lastName: readName(claims.family_name) };
  return transaction(async (tx) => {
    const invitations = await takeInvitationsOf(tx, email);
    for (const [index, invitation] of invitations.entries())
      await join(tx, { ...invitation, address }, index === 0 ? { ...names, passwordHash: null } : null);
    return invitations.length > 0;
  });
}

const readName = (claim: unknown) =>
  typeof claim === "string" ? claim.replaceAll(/\p{C}/gu, "").slice(0, MAX_NAME) : "";
