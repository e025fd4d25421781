"use client";

import { FormSkeleton } from "@/components/site/form-skeleton";
import { NarrowPage } from "@/components/site/narrow-page";
import { ScriptRequired } from "@/components/site/script-required";
import { Notice } from "@/components/ui/notice";
import type { OpenInvitationView } from "@/lib/accounts/view";
import { AcceptForm } from "./accept-form";
import { ByProvider } from "./by-provider";
import { useInvitation } from "./use-invitation";

type InvitationProps = { provider: string | null };

/** The page behind an invitation's link: who invites to what, and what it takes to accept. */
export function Invitation({ provider }: InvitationProps) {
  const { value, ...link } = useInvitation();
  return (
    <NarrowPage title={value ? `Join ${value.organizationName}` : "Invitation"} lead={leadOf(value)}>
      <ScriptRequired />
      {link.token && value ? (
        <Acceptance provider={provider} token={link.token} invitation={value} />
      ) : (
        <NotOpen {...link} />
      )}
    </NarrowPage>
  );
}

function leadOf(invitation: OpenInvitationView | undefined): string {
  if (!invitation) return "Gangway connects Xero organisations and keeps them connected.";
  const role = invitation.role === "admin" ? "an admin" : "a member";
  return invitation.invitedBy ? `${invitation.invitedBy} invited you as ${role}.` : `You are invited as ${role}.`;
}

type AcceptanceProps = InvitationProps & { token: string; invitation: OpenInvitationView };

function Acceptance({ provider, token, invitation }: AcceptanceProps) {
  const { needs } = invitation;
  return (
    <>
      <AcceptForm token={token} invitation={invitation} />
      {provider && needs !== "nothing" && <ByProvider name={provider} needs={needs} />}
    </>
  );
}

function NotOpen({ token, error }: Pick<ReturnType<typeof useInvitation>, "token" | "error">) {
  if (token === null)
    return (
      <Notice tone="reconnect" role="alert" title="This link is incomplete.">
        Open the link in your invitation again, or copy all of it: it ends with a long row of letters and digits.
      </Notice>
    );
  if (!error) return <FormSkeleton what="the invitation" />;
  const title = error.status === 404 ? "You can’t join with this link." : "Could not open the invitation.";
  return (
    <Notice tone="reconnect" role="alert" title={title}>
      {error.message}
    </Notice>
  );
}
