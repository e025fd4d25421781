import type { SecretView } from "@/lib/secrets/view";

/** What admins set for their organization, as its page sees it. */
export type SettingsView = {
  /** Whether programs may read access tokens; without it they reach Xero through Gangway only. */
  givesTokens: boolean;
  /** Where callback addresses of the API may lead; none means anywhere. */
  callbackOrigins: string[];
  secret: SecretView;
};

/** What is changed in place; the secret has calls of its own. */
export type SettingsChange = Partial<Omit<SettingsView, "secret">>;
