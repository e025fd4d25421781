import { Moment } from "@/components/time/moment";
import { Tag } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import { TitledPanel } from "@/components/ui/panel";
import type { InvitationView } from "@/lib/accounts/view";
import type { PeopleActions } from "./use-people-actions";

type InvitationsProps = { invitations: InvitationView[]; sendsMail: boolean; actions: PeopleActions };

/** People who were invited and have not joined yet. */
export function Invitations({ invitations, sendsMail, actions }: InvitationsProps) {
  return (
    <TitledPanel id="invitations" title="Pending invitations">
      {invitations.length === 0 && <p className="text-ink-2">No pending invitations.</p>}
      <ul className="-mb-2">
        {invitations.map((invitation) => (
          <li
            key={invitation.id}
            className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-line py-3 last:border-b-0"
          >
            <div className="min-w-0 grow basis-[260px]">
              <h3 className="flex flex-wrap items-center gap-x-2 gap-y-1 text-14 font-medium">
                <span className="min-w-0 wrap-anywhere">{invitation.email}</span>
                <Tag tone={invitation.role === "admin" ? "accent" : "plain"}>
                  {invitation.role === "admin" ? "Admin" : "Member"}
                </Tag>
              </h3>
              <p className="text-13 wrap-anywhere text-ink-3">
                {invitation.hasExpired ? (
                  "Link expired"
                ) : (
                  <>
                    Expires <Moment at={invitation.expiresAt} />
                  </>
                )}
                {invitation.invitedBy && `, invited by ${invitation.invitedBy}`}
              </p>
            </div>
            <div className="flex gap-3 max-sm:basis-full max-sm:*:grow">
              <Button aria-label={`Invite ${invitation.email} again`} onClick={() => actions.inviteAgain(invitation)}>
                {sendsMail ? "Resend" : "New link"}
              </Button>
              <Button
                variant="danger"
                aria-label={`Revoke the invitation for ${invitation.email}`}
                onClick={() => actions.revoke(invitation)}
              >
                Revoke
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </TitledPanel>
  );
}
