import type { Role } from "@/lib/people/view";

/** An invitation as the admins who manage it see it. */
export type InvitationView = {
  id: string;
  email: string;
  role: Role;
  invitedBy: string | null;
  expiresAt: string;
  hasExpired: boolean;
};

/** The same as who holds its link sees it. */
export type OpenInvitationView = {
  email: string;
  role: Role;
  organizationName: string;
  /** What it takes to accept: a name and a new password, the password of the account that is there, or nothing more. */
  needs: "account" | "password" | "nothing";
};
