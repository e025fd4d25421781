import type { Role } from "@/lib/caller";
/** A user as the admins of an organization see them. */
export type PersonView = {
  id: number;
  email: string;
  name: string;
  role: Role;
  signedInAt: string | null;
  sessions: number;
  /** What they have to show besides the password. */
  secondSteps: SecondStep[];
  /** False for who only signs in through the organization's provider. */
  hasPassword: boolean;
  isYou: boolean;
};

export type SecondStep = "authenticator" | "passkey";

export type PeopleView = {
  people: PersonView[];
  invitations: InvitationView[];
  sendsMail: boolean;
};

/** What admins set for their organization, as its page sees it. */
export type SettingsView = {
  name: string;
  /** Whether programs may read access tokens; without it they reach Xero through Gangway only. */
  givesTokens: boolean;
  /** Whether customers with an address are reminded of instances that need them. */
  remindsCustomers: boolean;
  /** Whether everybody who signs in with a password has to have a second step. */
  requiresSecondStep: boolean;
  /** Where callback addresses of the API may lead; none means anywhere. */
  callbackOrigins: string[];
  secret: SecretView;
  /** Whether this installation sends email, and what its single sign-on is called; null without one. */
  sendsMail: boolean;
  singleSignOn: string | null;
};

/** What is changed in place; the secret has calls of its own. */
export type SettingsChange = Partial<
  Pick<SettingsView, "name" | "givesTokens" | "remindsCustomers" | "requiresSecondStep" | "callbackOrigins">
>;

/** What a user sees of their own account. */
export type AccountView = {
  email: string;
  hasPassword: boolean;
  secondStep: SecondStepView;
  secret: SecretView;
  sessions: SessionView[];
  /** After how long without activity a session ends. */
  idleMinutes: number;
};

/** A passkey as its user sees it. */
export type PasskeyView = { id: string; name: string; addedAt: string; usedAt: string | null };

/** What a user has besides the password; `recoveryCodes` counts those that were not used. */
export type SecondStepView = {
  authenticator: boolean;
  passkeys: PasskeyView[];
  recoveryCodes: number;
  /** Whether the organization asks everybody for one. */
  isRequired: boolean;
};

/** How long a sign-in waits for its second step. */
export const PENDING_MINUTES = 10;

export const MIN_PASSWORD_CHARACTERS = 12;

/** How long an invitation's link works. */
export const INVITATION_DAYS = 7;

/** How long a reset link works: one that is mailed is opened soon, one that an admin shares may take a day. */
export const RESET_HOURS = { mailed: 1, shared: 24 };

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
  invitedBy: string | null;
  /** What it takes to accept: a name and a new password, the password of the account that is there, or nothing more. */
  needs: "account" | "password" | "nothing";
};

/** Whose secret it is: the user's own, or the organization's. Programs send both. */
export const SECRET_OWNERS = ["user", "organization"] as const;
export type SecretOwner = (typeof SECRET_OWNERS)[number];

/** A secret as its page sees it; the secret itself is read apart. */
export type SecretView = {
  previousUntil: string | null;
};

/** A session ends after this, however busy it is. */
export const SESSION_HOURS = 12;

/** A browser somebody is signed in with, as they see it. */
export type SessionView = {
  id: string;
  userAgent: string;
  begunAt: string;
  /** When something was done in it last. */
  seenAt: string;
  isThis: boolean;
};
