import { requireAdminRole, type UserCaller, type Role } from "@/lib/caller";
import { randomUUID } from "node:crypto";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { GangwayError } from "@/lib/errors";
import { isUuid } from "@/lib/validation";
import { mailOrReturnLink } from "@/lib/mail";
import { recordEvent } from "@/lib/audit-log/record";
import { lockMembers } from "./member-store";
import { randomToken, tokenHash } from "@/lib/encryption";
import { rateLimit } from "@/lib/rate-limit";
import { invitationMail } from "./mails";
import { deleteInvitation, getInvitation, saveInvitation } from "./invitation-store";
import { INVITATION_DAYS } from "./view";

const invitationsOf = rateLimit("invitations", 60);

type Inviter = UserCaller & { email: string; organizationName: string };
type Invited = { email: string; role: Role };

/**
 * Invites somebody; an older link to the same address stops working. Returns the link when it is not sent by email.
 * Throws `forbidden`, `conflict` for who is here already, `too_many_requests`, and `mail_unavailable` with the invitation kept.
 */
export async function invite(caller: Inviter, { email, role }: Invited): Promise<string | null> {
  requireAdminRole(caller, "invite people");
  await invitationsOf.consume(caller.organizationId);
  const { organizationId, userId } = caller;
  const token = randomToken("base64url");
  await transaction(async (tx) => {
    const members = await lockMembers(tx, organizationId);
    if (members.some((member) => member.email === email))
      throw new GangwayError("conflict", `${email} is already in your organization.`);
    const expiresAt = new Date(Date.now() + INVITATION_DAYS * 24 * 60 * 60_000);
    const row = { id: randomUUID(), organizationId, email, role, tokenHash: tokenHash(token) };
    await saveInvitation(tx, { ...row, invitedById: userId, expiresAt });
    await recordEvent(tx, caller, { type: "user.invited", data: { email, role } });
  });
  // A fragment stays in the browser, so no log or Referer header contains the token.
  const link = `${env().PUBLIC_URL}/invitation#${token}`;
  return mailOrReturnLink(link, invitationMail(caller, { email, role, link, days: INVITATION_DAYS }));
}

/** Invites the same address anew. Throws as `invite` does, and `not_found`. */
export async function inviteAgain(caller: Inviter, id: string): Promise<string | null> {
  requireAdminRole(caller, "invite people");
  const invitation = isUuid(id) ? await getInvitation(caller.organizationId, id) : null;
  if (!invitation) throw noInvitation();
  return invite(caller, invitation);
}

/** Takes an invitation back; its link stops at once. Throws `forbidden`, `not_found`. */
export async function revokeInvitation(caller: UserCaller, id: string): Promise<void> {
  requireAdminRole(caller, "revoke invitations");
  await transaction(async (tx) => {
    const email = isUuid(id) ? await deleteInvitation(tx, caller.organizationId, id) : null;
    if (email === null) throw noInvitation();
    await recordEvent(tx, caller, { type: "user.invitation_revoked", data: { email } });
  });
}

const noInvitation = () =>
  new GangwayError("not_found", "This invitation no longer exists: it was accepted or revoked.");
