import { requireAdminRole, type UserCaller } from "@/lib/caller";
import { type InvitationRow, listInvitations } from "./invitation-store";
import type { InvitationView, PeopleView, PersonView } from "./view";
import { sendsMail } from "@/lib/mail";
import { listMembers, type PersonRow } from "./member-store";

/** The users of the caller's organization, and who is invited. Throws `forbidden` for a member. */
export async function listPeople(caller: UserCaller): Promise<PeopleView> {
  requireAdminRole(caller, "see the people of the organization");
  const [people, invitations] = await Promise.all([
    listMembers(caller.organizationId),
    listInvitations(caller.organizationId),
  ]);
  return {
    people: people.map((row) => toPerson(row, caller.userId)),
    invitations: invitations.map(toInvitation),
    sendsMail: sendsMail(),
  };
}

function toPerson({ firstName, lastName, usedAt, ...row }: PersonRow, yourId: number): PersonView {
  const name = `${firstName} ${lastName}`.trim();
  return { ...row, name, signedInAt: usedAt?.toISOString() ?? null, isYou: row.id === yourId };
}

function toInvitation({ id, email, role, invitedBy, expiresAt }: InvitationRow): InvitationView {
  const hasExpired = expiresAt.getTime() <= Date.now();
  return { id, email, role, invitedBy: invitedBy?.email ?? null, expiresAt: expiresAt.toISOString(), hasExpired };
}
