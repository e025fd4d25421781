import type { InvitationView } from "@/lib/invitations/view";

export type Role = "admin" | "member";

/** A user as the admins of an organization see them. */
export type PersonView = {
  id: number;
  email: string;
  name: string;
  role: Role;
  /** When they last signed in to this organization, if they ever did. */
  signedInAt: string | null;
  /** How many browsers they work here with. */
  sessions: number;
  isYou: boolean;
};

export type PeopleView = {
  people: PersonView[];
  invitations: InvitationView[];
  /** Whether links go by mail; if not, who asks for one gets it to hand over. */
  sendsMail: boolean;
};
