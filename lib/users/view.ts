import type { SecretView } from "@/lib/secrets/view";
import type { SessionView } from "@/lib/sessions/view";

/** What a user sees of their own account. */
export type AccountView = {
  email: string;
  /** Who only signs in through the organization's provider has none. */
  hasPassword: boolean;
  secret: SecretView;
  sessions: SessionView[];
};

export const FEWEST_PASSWORD_CHARACTERS = 12;
