/** What admins set for their organization, as its page sees it. */
export type SettingsView = {
  /** Whether programs may read access tokens; without it they reach Xero through Gangway only. */
  givesTokens: boolean;
};
