import type { Role } from "@/lib/caller";
import { type Db, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { join } from "./accept-invitation";
import { changeRoleByProvider } from "./change-member";
import { noteFailedSignIn } from "./failed-sign-in";
import { type Taken, takeInvitationsOf } from "./invitation-store";
import { roleIn } from "./member-store";
import { organizationExists } from "./organization-store";
import { roleOfClaims } from "./provider-role";
import { type SignInTarget, signInTargetOf } from "./session-life";
import { findUserByEmail, lockEmail } from "./user-store";

/** What the provider says of who signed in there. */
export type ProviderClaims = Partial<Record<string, unknown>>;

const MAX_NAME = 80;

/** What the button of the organization's own provider calls it; null when there is none. */
export function singleSignOnName(): string | null {
  const { OIDC_ISSUER, OIDC_NAME } = env();
  return OIDC_ISSUER ? OIDC_NAME : null;
}

/**
 * Why the provider's answer lets nobody in: it has no email, has not verified it, has no role that is mapped, or nobody invited the email.
 */
export type Refusal = "NoEmail" | "NotVerified" | "NoRole" | "NotKnown";

type Answer = { signer: SignInTarget; refusal: null } | { signer: null; refusal: Refusal };

/**
 * The user with the email that the provider has verified, or why there is none. Nobody registers by themselves: who is in no organization
 * joins those that invite them, and OIDC_ORGANIZATION by the settings. A refusal is recorded where its user is.
 */
export async function findProviderUser(claims: ProviderClaims, address: string | null): Promise<Answer> {
  if (typeof claims.email !== "string" || claims.email.trim() === "") return refused("NoEmail");
  const who = { email: claims.email.trim().toLowerCase(), address };
  if (!isVerified(claims)) {
    noteFailedSignIn(who.email, address, "email_unverified");
    return refused("NotVerified");
  }
  const role = roleOfClaims(claims);
  if (role === null) {
    noteFailedSignIn(who.email, address, "no_role");
    return refused("NoRole");
  }
  await transaction((tx) => admit(tx, who, { names: readNames(claims), role }));
  const user = await findUserByEmail(who.email);
  const signer = user && signInTargetOf(user);
  return signer ? { signer, refusal: null } : refused("NotKnown");
}

const refused = (refusal: Refusal): Answer => ({ signer: null, refusal });

/** Some providers, such as Entra ID, never send the claim; one that sends false means it. */
function isVerified({ email_verified: verified }: ProviderClaims): boolean {
  return verified === true || (verified === undefined && env().OIDC_EMAIL_VERIFIED === "assumed");
}

type Who = { email: string; address: string | null };
type Names = Record<"firstName" | "lastName", string>;

/** Lets somebody join what invites them, if they are in no organization, and OIDC_ORGANIZATION, with the role that the provider gives. */
async function admit(tx: Db, who: Who, { names, role }: { names: Names; role: Role | undefined }): Promise<void> {
  const { OIDC_ORGANIZATION: organizationId, OIDC_JOIN } = env();
  await lockEmail(tx, who.email);
  if (!(await isInAny(tx, who.email)))
    for (const invitation of await takeInvitationsOf(tx, who.email)) await joinAs(tx, who, invitation, names);
  if (organizationId === undefined || !(await organizationExists(organizationId, tx))) return;
  const current = await roleIn(tx, organizationId, who.email);
  if (current === null && OIDC_JOIN === "everybody")
    await joinAs(tx, who, { organizationId, email: who.email, role: role ?? "member" }, names);
  if (current !== null && role !== undefined) await changeRoleByProvider(tx, organizationId, who.email, role);
}

/** As a new account for who is in no organization yet. */
async function joinAs(tx: Db, { email, address }: Who, to: Taken, names: Names): Promise<void> {
  const account = (await isInAny(tx, email)) ? null : { ...names, passwordHash: null };
  await join(tx, { ...to, address }, account);
}

async function isInAny(tx: Db, email: string): Promise<boolean> {
  return ((await findUserByEmail(email, tx))?.memberships.length ?? 0) > 0;
}

function readNames({ given_name: first, family_name: last }: ProviderClaims): Names {
  return { firstName: readName(first), lastName: readName(last) };
}

const readName = (claim: unknown) =>
  typeof claim === "string" ? claim.replaceAll(/\p{C}/gu, "").slice(0, MAX_NAME) : "";
