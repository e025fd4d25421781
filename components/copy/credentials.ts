import type { CredentialView } from "@/lib/instances/view";

/** The name of each stored credential, and how it is stored. */
export const CREDENTIAL_WORDS: Record<CredentialView, { name: string; text: string }> = {
  instance_token: { name: "Instance token", text: "only its hash is stored" },
  access_token: { name: "Xero access token", text: "encrypted" },
  token_secret: { name: "Token secret", text: "encrypted" },
  refresh_token: { name: "Xero refresh token", text: "encrypted, replaced at each renewal" },
  session_handle: { name: "Session handle", text: "encrypted" },
  app_secret: { name: "App secret", text: "encrypted, with the app" },
  signature_key: { name: "Event signature key", text: "encrypted" },
};
