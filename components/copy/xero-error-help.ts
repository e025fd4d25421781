import type { Remedy } from "./remedy";

/** What Xero shows on a page of its own under OAuth 2.0, from which nobody comes back, and what to compare. */
export const NEVER_BACK: Remedy[] = [
  {
    name: "Redirect URI",
    text: "“Invalid redirect_uri”: Gangway’s callback URL has to stand in the app at Xero, under Configuration, Redirect URIs, the same in every character.",
  },
  {
    name: "Scope",
    text: "“Invalid scope”: the app may not ask for what was ticked. Untick it, or say the app’s age as it is: since 2 March 2026 new apps have granular scopes only.",
  },
  {
    name: "Client id",
    text: "“Unauthorized client”: compare it with the app’s page at Xero.",
  },
  {
    name: "Limit",
    text: "The app has as many organisations as its tier allows, or the organisation has two uncertified apps already. Disconnect one, or move the app to a higher tier.",
  },
];
