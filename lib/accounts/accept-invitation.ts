import { type Account, createUser, findUserByEmail, nextUserId, renewUser } from "./user-store";
import { joinOrganization } from "./member-store";
import { clientNetwork } from "@/lib/client-ip";
import { type Db, transaction } from "@/lib/db";
import { GangwayError } from "@/lib/errors";
import { recordEvent } from "@/lib/audit-log/record";
import { hashNewPassword } from "./passwords/new-password";
import { requirePassword } from "./sign-in";
import { tokenHash } from "@/lib/encryption";
import { moveSession } from "./session-store";
import { rateLimit } from "@/lib/rate-limit";
import { readNames } from "./fields";
import { findOpenInvitation, type Taken, takeInvitation } from "./invitation-store";
import { INVITATION_DAYS, type OpenInvitationView } from "./view";

const triesOfClient = rateLimit("invitation", 300);

/** Who holds the link: where from, and in which session, if they are signed in. */
export type Holder = { token: string; address: string | null; session: { userId: number; sessionId: string } | null };

/** What a link invites to, and what accepting takes. Throws `not_found` when it does not work any more. */
export async function openInvitation({ token, address, session }: Holder): Promise<OpenInvitationView> {
  await triesOfClient.consume(clientNetwork(address));
  const invitation = await findOpenInvitation(tokenHash(token));
  if (!invitation) throw noLongerWorks();
  const { email, role, organization, invitedBy } = invitation;
  const needs = needsOf(await findUserByEmail(email), session?.userId);
  return { email, role, organizationName: organization.name, invitedBy: invitedBy?.email ?? null, needs };
}

/**
 * Accepts an invitation, once, with a new account or by the password or session of an existing one. Throws `not_found`,
 * `invalid_request`, `forbidden`.
 */
export async function acceptInvitation(holder: Holder, entered: Record<string, unknown>): Promise<{ email: string }> {
  const invited = await openInvitation(holder);
  const { email, needs } = invited;
  if (needs === "password") await requirePassword(email, entered.password, { ...holder, browser: null });
  const account = needs === "account" ? await readAccount(invited, entered) : null;
  await transaction(async (tx) => {
    const invitation = await takeInvitation(tx, tokenHash(holder.token));
    if (!invitation) throw noLongerWorks();
    await join(tx, { ...invitation, address: holder.address }, account);
    if (needs === "nothing") await moveSession(tx, holder.session!, invitation.organizationId);
  });
  return { email };
}

type Known = Awaited<ReturnType<typeof findUserByEmail>>;

// An account without an organization gives access to nothing, so it starts over.
function needsOf(user: Known, signedInId: number | undefined): OpenInvitationView["needs"] {
  if (!user || user.memberships.length === 0) return "account";
  return user.id === signedInId ? "nothing" : "password";
}

async function readAccount(
  { email, organizationName }: OpenInvitationView,
  entered: Record<string, unknown>,
): Promise<Account> {
  const { firstName, lastName } = readNames(entered);
  const owner = { email, names: [firstName, lastName, organizationName] };
  return { firstName, lastName, passwordHash: await hashNewPassword(entered.password, owner) };
}

/** Puts the invited user into the organization, as a new account where one is given. */
export async function join(
  tx: Db,
  { organizationId, email, role, address }: Taken & { address: string | null },
  account: Account | null,
): Promise<void> {
  const user = await findUserByEmail(email, tx);
  let userId = user?.id;
  if (userId === undefined) {
    if (!account) throw noLongerWorks();
    userId = await nextUserId(tx);
    await createUser(tx, { id: userId, email, ...account }, { organizationId, role });
  } else {
    if (account && user?.memberships.length) throw noLongerWorks();
    if (account) await renewUser(tx, userId, account);
    await joinOrganization(tx, { organizationId, userId, role });
  }
  await recordEvent(tx, { organizationId, userId, address }, { type: "user.joined", data: { email, role } });
}

const noLongerWorks = () => new GangwayError("not_found", NO_LONGER_WORKS);

const NO_LONGER_WORKS = `This invitation no longer works: it was used, revoked or replaced, or it expired after ${INVITATION_DAYS} days. Ask for a new one.`;
