import type { Flow } from "@/lib/xero/view";
import type { Remedy } from "./remedy";

/** The errors of OAuth 2.0 that Xero shows on a page of its own, without returning here, and what to check. */
const OAUTH2_ERROR_HELP: Remedy[] = [
  {
    name: "Redirect URI",
    text: "“Invalid redirect_uri”: Gangway’s callback URL must be listed in the Xero app, under Configuration, Redirect URIs. It must match exactly.",
  },
  {
    name: "Scope",
    text: "“Invalid scope”: the app may not request what was selected. Deselect it, or correct “This app was made before 2 March 2026”: newer apps have granular scopes only.",
  },
  {
    name: "Client id",
    text: "“Unauthorized client”: compare it with your app at Xero.",
  },
  {
    name: "Limit",
    text: "The app has as many organisations as its tier allows, or the organisation has two uncertified apps already. Disconnect one, or move the app to a higher tier.",
  },
];

/** The same for each kind of flow: 1.0a always returns, and for a custom connection nobody leaves. */
export const XERO_ERROR_HELP: Record<Flow, Remedy[]> = { oauth1: [], oauth2: OAUTH2_ERROR_HELP, custom: [] };
