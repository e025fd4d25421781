import { findUserByEmail } from "./user-store";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { noteFailedSignIn } from "./failed-sign-in";
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

/** Why the provider's answer lets nobody in: it has no email, has not verified it, or nobody invited it. */
export type Refusal = "NoEmail" | "NotVerified" | "NotKnown";

/**
 * The user with the email that the provider has verified, or why there is none: nobody registers by themselves. Who is in no
 * organization joins those that invite them. A refusal is recorded where its user is.
 */
export async function findProviderUser(
  claims: ProviderClaims,
  address: string | null,
): Promise<{ signer: SignInTarget; refusal: null } | { signer: null; refusal: Refusal }> {
  if (typeof claims.email !== "string" || claims.email.trim() === "") return { signer: null, refusal: "NoEmail" };
  const email = claims.email.trim().toLowerCase();
  if (!isVerified(claims)) {
    noteFailedSignIn(email, address, "email_unverified");
    return { signer: null, refusal: "NotVerified" };
  }
  const signer =
    (await signerAt(email)) ?? ((await joinInvited({ email, address }, claims)) ? await signerAt(email) : null);
  return signer ? { signer, refusal: null } : { signer: null, refusal: "NotKnown" };
}

/** Some providers, such as Entra ID, never send the claim; one that sends false means it. */
function isVerified({ email_verified: verified }: ProviderClaims): boolean {
  return verified === true || (verified === undefined && env().OIDC_EMAIL_VERIFIED === "assumed");
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
